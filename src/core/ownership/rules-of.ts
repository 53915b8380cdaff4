import type { Document } from "../plan/model.js";
import { remembering } from "../remembering.js";
import { parseOwners } from "./parse.js";

/** The rules of an ownership file, parsed once for the same text; so that they are compiled once, too. */
export const rulesOf: (file: Document) => ReturnType<typeof parseOwners> = remembering(
  8,
  ({ path, text }) => `${path}\0${text}`,
  ({ path, text }) => parseOwners(text, path),
);
