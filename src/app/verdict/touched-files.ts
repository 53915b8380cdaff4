import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { compared } from "./compared.js";

/** A longer list of a pull request's files is not to be had. */
const mostListed = 3_000;

/**
 * The files of a pull request: 1 request the first time for a head and a base, and 1 for each 100 beyond the 300 that a
 * comparison lists. A list that is not what GitHub counted is asked for in the long way, never taken.
 */
export async function touchedFiles(context: Context, pull: PullSnapshot): Promise<FileList> {
  const { number, changedFiles, baseTip, headSha } = pull;
  if (changedFiles > mostListed) return context.host.pullFiles(number, changedFiles);
  const comparison = await compared(context, baseTip, headSha);
  if ("files" in comparison && comparison.files.length === changedFiles) return { files: comparison.files };
  return context.host.pullFiles(number, changedFiles, comparison.first);
}
