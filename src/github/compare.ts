import type { FileList } from "../app/ports/github.js";
import { fileListProblems } from "../core/text/file-list.js";
import { changedFiles } from "./changed-file.js";
import { hasStatus } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** docs.github.com: "Compare two commits": up to 300 files, all on the first page of commits. */
const mostFiles = 300;
const pageSize = 100;
const mostPages = 10;

/** The files and commit messages between two commits: 1 request per 100 commits. */
export async function compare(
  seat: Seat,
  base: string,
  head: string,
): Promise<FileList & { messages?: string[] }> {
  const messages: string[] = [];
  let files: FileList = { files: [] };
  try {
    for (let page = 1; page <= mostPages; page += 1) {
      const { data } = await seat.client.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
        ...place(seat),
        basehead: `${base}...${head}`,
        per_page: pageSize,
        page,
      });
      if (page === 1) {
        const listed = data.files ?? [];
        if (listed.length >= mostFiles) files = { problem: fileListProblems.compareFull() };
        else files = { files: changedFiles(listed) };
      }
      messages.push(...data.commits.map(({ commit }) => commit.message));
      if (data.commits.length < pageSize || messages.length >= data.total_commits)
        return { ...files, messages };
      if (page === mostPages)
        return { problem: fileListProblems.tooManyCommits(data.total_commits), messages };
    }
    return { ...files, messages };
  } catch (error) {
    if (hasStatus(error, 404, 406, 422)) return { problem: fileListProblems.refused(error.message) };
    throw error;
  }
}
