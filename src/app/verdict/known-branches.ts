import type { Context } from "../context.js";
import type { KnownBranch } from "../ports/branch-store.js";

/** How long GitHub's word on a branch's protection is taken. */
const trustedMs = 5 * 60_000;

/** What GitHub said of branches in the last minutes, by name: no request. */
export async function knownBranches({
  store,
  repository,
  now,
}: Pick<Context, "store" | "repository" | "now">): Promise<Map<string, KnownBranch>> {
  const since = new Date(now().getTime() - trustedMs);
  const known = await store.branches.known(repository.id, since);
  return new Map(known.map((branch) => [branch.name, branch]));
}

/** Asks GitHub about a branch: 1 request. A failure is thrown: a branch that can't be asked about is nobody's trunk. */
export async function askBranch(
  { store, host, repository, now }: Pick<Context, "store" | "host" | "repository" | "now">,
  name: string,
): Promise<KnownBranch> {
  const branch = await host.branch(name);
  await store.branches.keep(repository.id, branch, now());
  return branch;
}
