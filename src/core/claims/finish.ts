import type { Severity } from "../config/model.js";
import type { Item } from "../plan/model.js";

export interface FinishFacts {
  item: Item;
  /** As they stand in the issue. */
  deliverables: readonly { text: string; done: boolean }[];
  /** The holder says that the exit criteria are met. */
  met: boolean;
  /** What the rule `done` of the config weighs. */
  rule: Severity;
}

/** What is still missing before an item is done. */
export interface Missing {
  deliverables: string[];
  exitCriteria: string | null;
}

export type FinishDecision = { ok: true; missing: Missing | null } | { ok: false; missing: Missing };

/** Whether an item may be closed as done: with the rule on `fail` only when nothing is missing, on `warn` with a word about it. */
export function decideFinish({ item, deliverables, met, rule }: FinishFacts): FinishDecision {
  if (rule === "off") return { ok: true, missing: null };
  const missing: Missing = {
    deliverables: deliverables.filter(({ done }) => !done).map(({ text }) => text),
    exitCriteria: met ? null : item.exitCriteria,
  };
  if (missing.deliverables.length === 0 && missing.exitCriteria === null) return { ok: true, missing: null };
  return { ok: rule === "warn", missing };
}
