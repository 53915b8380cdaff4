import type { FindingText } from "../findings.js";

/** The base's version is newer than what the branch builds on. */
export const changedOnBase = (path: string, base: string, commit: string): FindingText => ({
  message: `${path} is shared and changed on ${base} since this branch took it in.`,
  todo: `Pull before you edit: merge or rebase onto ${base} (${commit.slice(0, 7)}), and look at ${path} again.`,
});

export const maybeChanged = (path: string, base: string, problem: string): FindingText => ({
  message: `Whether ${path} changed on ${base} can't be told: ${problem}.`,
  todo: `Merge or rebase onto ${base}.`,
});
