import type { PlanDraft } from "../draft.js";
import type { Source } from "./source.js";

/** A format that plans come in. */
export interface Reader {
  /** What `--as` and the messages call it. */
  name: string;
  /** Whether the text is of this format; the first reader that says so reads it. */
  detect(source: Source): boolean;
  /** Never throws for what a document holds: mistakes are in `problems`. */
  read(source: Source): PlanDraft;
}
