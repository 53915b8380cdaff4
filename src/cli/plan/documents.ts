import type { Document } from "../../core/plan/model.js";
import { formats } from "../../core/plan/readers/index.js";
import { nearest } from "../../core/text/nearest.js";
import { readDocuments } from "../documents.js";
import { CannotAnswer } from "../exit.js";

/** The documents that the arguments name, to be read as `as`. Throws CannotAnswer where that is no format. */
export function documentsFor(paths: readonly string[], as: string | undefined): Promise<Document[]> {
  if (as !== undefined && !formats.includes(as)) {
    const near = nearest(as, formats);
    throw new CannotAnswer(
      `--as ${as}: no such format${near ? `; did you mean ${near}?` : ""} (allowed: ${formats.join(", ")})`,
    );
  }
  return readDocuments(paths);
}
