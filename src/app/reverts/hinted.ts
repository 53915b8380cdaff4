import { revertHints, type Said } from "../../core/reverts/hints.js";
import type { Context } from "../context.js";
import { pullSubject } from "../work/follow-up.js";
import { keepMerge } from "./keep-merge.js";

/** The pull requests that a text names, those behind commits too: 1 request for each commit. */
async function namedPulls({ host }: Context, said: Said): Promise<number[]> {
  const { pulls, commits } = revertHints(said);
  // Git writes of the commit, GitHub of the pull request.
  if (pulls.length > 0) return pulls;
  const behind = await Promise.all(commits.map((commit) => host.pullOfCommit(commit)));
  return behind.filter((number) => number !== null);
}

/**
 * Looks at what a pull request says that it takes back, where it isn't known: it was merged before anybody kept what it
 * changed. A pull request is looked at once, 4 requests and more; one that was not merged by then is when it is.
 * Whether anything new is known.
 */
export async function lookAtHinted(context: Context, said: Said): Promise<boolean> {
  const { store, repository } = context;
  let learned = false;
  for (const number of await namedPulls(context, said)) {
    if ((await store.merges.find(repository.id, number)) !== null) continue;
    // One that is open is not merged.
    if ((await store.verdicts.find(repository.id, pullSubject(number)))?.open) continue;
    learned = (await look(context, number)) || learned;
  }
  return learned;
}

async function look(context: Context, number: number): Promise<boolean> {
  const { store, host, repository, now } = context;
  const pull = await host.pull(number);
  const list = pull?.state === "merged" ? await host.pullFiles(number, pull.changedFiles) : null;
  if (pull && list && "files" in list && (await keepMerge(context, pull, list.files))) return true;
  if (pull?.state === "open") return false;
  // Known to be nothing.
  const nothing = { baseRef: "", before: "", after: "", paths: [], items: [], mergedAt: now() };
  await store.merges.keep(repository.id, { pull: number, ...nothing });
  return false;
}
