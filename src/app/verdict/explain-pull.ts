import { ownershipOf } from "../../core/ownership/ownership-of.js";
import type { Document } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { type Explanation, explain } from "../../core/verdict/explain.js";
import type { PullFacts } from "../../core/verdict/model.js";
import type { Context } from "../context.js";
import { loadPullFacts } from "./pull-facts.js";

/** Rules to judge under in place of those in force. */
export interface WhatIf {
  owners: Document | null;
  plan: Document | null;
}

/** The verdict of a pull request with the values behind it, as it is or as it would be; nothing is written. */
export async function explainPull(
  context: Context,
  number: number,
  { owners, plan }: WhatIf,
): Promise<{ title: string; files: number | null; explanation: Explanation } | null> {
  const loaded = await loadPullFacts(context, number);
  if (!loaded) return null;
  const { facts, rulebook } = loaded;
  const wanted = plan ? readPlan([plan]) : facts.plan;
  const kept = rulebook.files.owners;
  const file = owners ?? (kept && kept.text !== null ? { path: kept.path, text: kept.text } : null);
  const ownership =
    owners || plan ? ownershipOf({ file, plan: wanted, config: facts.config }) : facts.ownership;
  const judged: PullFacts = { ...facts, plan: wanted, ownership };
  return { title: facts.title, files: facts.files?.length ?? null, explanation: explain(judged) };
}
