import type { Problem } from "../../core/plan/model.js";
import { unreadableText } from "../../core/text/documents.js";
import type { KeptDocument, RepositoryFile } from "../ports/documents.js";

/** The readable files, and a problem for each that is too large or no text. */
export function readable(files: readonly RepositoryFile[]): {
  documents: KeptDocument[];
  problems: Problem[];
} {
  const documents: KeptDocument[] = [];
  const problems: Problem[] = [];
  for (const { path, oid, text, size } of files) {
    if (text === null) {
      problems.push({
        severity: "error",
        code: "too-large",
        message: unreadableText(size),
        file: path,
        line: 0,
      });
    } else {
      documents.push({ path, oid, text });
    }
  }
  return { documents, problems };
}
