import type { Document, Plan } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { remembering } from "../../core/remembering.js";

/** The plan of these documents, read once for the same texts. */
export const planOf: (documents: readonly Document[]) => Plan = remembering(
  8,
  (documents) => documents.map(({ path, text }) => `${path}\0${text}`).join("\0"),
  readPlan,
);
