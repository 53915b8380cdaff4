import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { GitHubProblem } from "../ports/github-problem.js";
import { compared } from "./compared.js";

/** A comparison lists 300 files, and can't say whether that is all. */
const mostCompared = 299;
/** A longer list of a pull request's files is not to be had. */
const mostListed = 3_000;

/**
 * The files of a pull request: 1 request the first time for a head and a base, and 1 for each 100 beyond the 300 that a
 * comparison lists. A list that is not what GitHub counted is asked for in the long way, never taken.
 */
export async function touchedFiles(context: Context, pull: PullSnapshot): Promise<FileList> {
  const { number, changedFiles, baseTip, headSha } = pull;
  if (changedFiles > mostListed) return context.host.pullFiles(number, changedFiles);
  const comparison = await compared(context, baseTip, headSha).catch((error: unknown) => {
    // GitHub may take too long over a large comparison, and list the files page by page all the same.
    if (changedFiles > mostCompared && error instanceof GitHubProblem && error.kind === "unavailable")
      return { mergeBase: null, problem: error.message, first: [] };
    throw error;
  });
  if ("files" in comparison && comparison.files.length === changedFiles) return { files: comparison.files };
  return context.host.pullFiles(number, changedFiles, comparison.first);
}
