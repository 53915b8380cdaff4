import { parseOwner } from "../../core/ownership/owner.js";
import type { Context } from "../context.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** The logins of people that config and ownership file name, in lower case. */
export function loginsIn({ config, ownership }: Pick<Rulebook, "config" | "ownership">): string[] {
  const owners = new Set(ownership.rules.flatMap(({ owners }) => owners));
  const named = [
    ...Object.values(config.sessions).flatMap(({ logins }) => logins),
    ...config.exempt.authors,
    ...[...owners].flatMap((owner) => {
      const read = parseOwner(owner);
      return read?.kind === "login" ? [read.name] : [];
    }),
  ];
  return [...new Set(named.map((login) => login.toLowerCase()))].filter((login) => !login.endsWith("[bot]"));
}

/**
 * Finds out once which accounts the logins of the files are, and keeps that: whoever takes a login that was given up is not
 * meant by it. One that no file names any more is forgotten, so that naming it again asks anew. 1 request per 50 new ones.
 */
export async function keepLogins(
  { store, host, repository, now }: Context,
  rulebook: Pick<Rulebook, "config" | "ownership" | "outdated">,
): Promise<void> {
  const logins = loginsIn(rulebook);
  const known = await store.accounts.known(repository.id);
  const missing = logins.filter((login) => !known.has(login));
  if (missing.length > 0) {
    const found = await host.accountIds(missing);
    await store.accounts.keep(repository.id, found, now());
  }
  const gone = [...known.keys()].some((login) => !logins.includes(login));
  if (gone && rulebook.outdated.length === 0) await store.accounts.forgetAllBut(repository.id, logins);
}
