import type { FileList } from "../app/ports/github.js";
import { fileListProblems } from "../core/text/file-list.js";
import type { ChangedFile } from "../core/verdict/model.js";
import { changedFiles, type DiffEntry } from "./changed-file.js";
import { hasStatus } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** docs.github.com: "List pull requests files": "Responses include a maximum of 3000 files". */
const mostFiles = 3000;
const pageSize = 100;

/**
 * The files of a pull request: 1 request per 100, none for those of `first`, whole pages that a comparison has listed.
 * `expected` is how many GitHub counted; a shorter list is a problem, never a short answer.
 */
export async function pullFiles(
  seat: Seat,
  number: number,
  expected: number,
  first: readonly ChangedFile[] = [],
): Promise<FileList> {
  if (expected > mostFiles) return { problem: fileListProblems.tooMany(expected) };
  const entries: DiffEntry[] = [];
  const listed = () => first.length + entries.length;
  try {
    for (let page = first.length / pageSize + 1; page <= mostFiles / pageSize; page += 1) {
      if (first.length > 0 && listed() >= expected) break;
      const { data } = await seat.client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", {
        ...place(seat),
        pull_number: number,
        per_page: pageSize,
        page,
      });
      entries.push(...data);
      if (data.length < pageSize || listed() === expected) break;
    }
  } catch (error) {
    // 406 and 422: the diff is too large or takes too long; 404: the pull request went away.
    if (hasStatus(error, 404, 406, 422)) return { problem: fileListProblems.refused(error.message) };
    throw error;
  }
  const paths = new Set([...first.map(({ path }) => path), ...entries.map(({ filename }) => filename)]);
  // In another order, the rest doesn't begin where `first` ends.
  if (first.length > 0 && paths.size !== expected) return pullFiles(seat, number, expected);
  if (listed() < expected) return { problem: fileListProblems.incomplete(listed(), expected) };
  return { files: [...first, ...changedFiles(entries)] };
}
