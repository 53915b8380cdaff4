import type { Document, Plan } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";

/** Plans that were read last, by their texts: a plan is asked for far more often than it changes. */
const read = new Map<string, Plan>();
const kept = 8;

/** The plan of these documents, read once for the same texts. */
export function planOf(documents: readonly Document[]): Plan {
  const key = documents.map(({ path, text }) => `${path}\0${text}`).join("\0");
  const known = read.get(key);
  // The one that was asked for last goes last.
  read.delete(key);
  const plan = known ?? readPlan(documents);
  read.set(key, plan);
  for (const [oldest] of read) {
    if (read.size <= kept) break;
    read.delete(oldest);
  }
  return plan;
}
