import { readBranch } from "../../core/verdict/branch.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";

/** What a comment stands on. */
export interface Thread {
  /** The issue or pull request commented on. */
  number: number;
  pull: PullSnapshot | null;
  /** The issue of the item that it is about: of a pull request, the one that it closes or whose key its branch has. */
  issue: number;
}

/** 1 request for a pull request, none for an issue. */
export async function threadOf(context: Context, number: number, isPull: boolean): Promise<Thread> {
  const { store, host, repository, now } = context;
  const pull = isPull ? await host.pull(number) : null;
  if (!pull) return { number, pull: null, issue: number };
  for (const { number: issue } of pull.closes)
    if (await store.boards.itemOfIssue(repository.id, issue)) return { number, pull, issue };
  const deps = { documents: store.documents, host, now: now() };
  const { plan } = await rulebookOf(deps, repository.defaultBranch);
  const key = readBranch(pull.headRef, plan)?.item ?? null;
  const [row] = key === null ? [] : await store.boards.items(repository.id, [key]);
  return { number, pull, issue: row?.issueNumber ?? number };
}
