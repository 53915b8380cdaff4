import { tooLarge, unreadable } from "../text/plan.js";
import { emptyDraft, type PlanDraft } from "./draft.js";
import { maxDocumentBytes } from "./limits.js";
import type { Document } from "./model.js";
import { readers } from "./readers/index.js";
import { sourceOf } from "./readers/source.js";

/** A document as its reader understood it. */
export interface ReadDocument {
  /** Name of the reader; null where the text is none that can be read. */
  format: string | null;
  draft: PlanDraft;
}

/** `as`: the reader to take, whatever the text looks like. */
export function readDocument(document: Document, as: string | null): ReadDocument {
  if (isTooLarge(document.text))
    return {
      format: null,
      draft: { ...emptyDraft(), problems: [tooLarge(document.path, maxDocumentBytes)] },
    };
  if (document.text.includes("\u0000"))
    return { format: null, draft: { ...emptyDraft(), problems: [unreadable(document.path)] } };
  const source = sourceOf({ ...document, text: document.text.replace(/^\ufeff/, "") });
  const reader = readers.find((one) => (as === null ? one.detect(source) : one.name === as));
  if (!reader) throw new RangeError(`no reader is called ${as}`);
  return { format: reader.name, draft: reader.read(source) };
}

/** A UTF-16 unit is at least one byte of UTF-8 and at most three: most texts needn't be measured. */
function isTooLarge(text: string): boolean {
  if (text.length > maxDocumentBytes) return true;
  return text.length * 3 > maxDocumentBytes && new TextEncoder().encode(text).length > maxDocumentBytes;
}
