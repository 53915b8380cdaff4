import { formatPatch, OMIT_HEADERS, structuredPatch } from "diff";
import type { Tables } from "../emulate/tables.js";
import type { PathChange } from "./changes.js";
import { blobText } from "./objects.js";

export interface FilePatch {
  additions: number;
  deletions: number;
  /** Hunks without a file header; absent for binary, renamed and very large files, as GitHub leaves it out. */
  patch?: string;
}

const largest = 1_000_000;

export function patchOf(tables: Tables, repositoryId: number, change: PathChange): FilePatch {
  if (change.before?.sha === change.after?.sha) return { additions: 0, deletions: 0 };
  const before = change.before ? blobText(tables, repositoryId, change.before.sha) : "";
  const after = change.after ? blobText(tables, repositoryId, change.after.sha) : "";
  if (before === null || after === null) return { additions: 0, deletions: 0 };
  if (before.length + after.length > largest) return { additions: lines(after), deletions: lines(before) };
  const structured = structuredPatch(change.path, change.path, before, after, "", "", { context: 3 });
  const changed = structured.hunks.flatMap((hunk) => hunk.lines);
  const text = formatPatch(structured, OMIT_HEADERS).trim();
  return {
    additions: changed.filter((line) => line.startsWith("+")).length,
    deletions: changed.filter((line) => line.startsWith("-")).length,
    ...(text !== "" && { patch: text }),
  };
}

function lines(text: string): number {
  return text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
