import type { Comparison } from "../app/ports/github.js";
import { fileListProblems } from "../core/text/file-list.js";
import { changedFiles } from "./changed-file.js";
import { hasStatus } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** docs.github.com: "Compare two commits": up to 300 files, all on the first page of commits. */
const mostFiles = 300;

/** The files that `head` changes since it left `base`: 1 request. 300 or more: a problem, with the merge base and the first 300 all the same. */
export async function comparison(seat: Seat, base: string, head: string): Promise<Comparison> {
  try {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
      ...place(seat),
      basehead: `${base}...${head}`,
      per_page: 1,
      page: 1,
    });
    const listed = data.files ?? [];
    const mergeBase = data.merge_base_commit.sha;
    const files = changedFiles(listed);
    if (listed.length < mostFiles) return { mergeBase, files };
    const problem = fileListProblems.compareFull();
    // Whole pages, so that the rest can be listed from there on.
    return { mergeBase, problem, ...(files.length === mostFiles && { first: files }) };
  } catch (error) {
    // 404: unrelated histories, or a commit that is gone; 406 and 422: the diff is too large.
    if (hasStatus(error, 404, 406, 422))
      return { mergeBase: null, problem: fileListProblems.refused(error.message) };
    throw error;
  }
}
