import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { compared } from "./compared.js";

/** A comparison lists 299 files at most. */
const mostCompared = 299;

/**
 * The files of a pull request: 1 request the first time for a head and a base; beyond 299 files 1 per 100. A list that is
 * not what GitHub counted is asked for in the long way, never taken.
 */
export async function touchedFiles(context: Context, pull: PullSnapshot): Promise<FileList> {
  const { number, changedFiles, baseTip, headSha } = pull;
  if (changedFiles <= mostCompared) {
    const comparison = await compared(context, baseTip, headSha);
    if ("files" in comparison && comparison.files.length === changedFiles) return { files: comparison.files };
  }
  return context.host.pullFiles(number, changedFiles);
}
