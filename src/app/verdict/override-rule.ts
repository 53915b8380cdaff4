import { maintainersOnlyText } from "../../core/text/overrides.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";
import { isMaintainer } from "./maintainer.js";

export interface OverrideInput {
  pull: number;
  login: string;
  /** A rule's name, or `all`. */
  rule: string;
  reason: string;
}

/** `/override` on a pull request: a maintainer lets it pass a rule; the reason is kept and shown in the check. */
export async function overrideRule(context: Context, input: OverrideInput): Promise<Answer> {
  const { store, repository, now } = context;
  if (!(await isMaintainer(context, input.login)))
    return { ok: false, reply: maintainersOnlyText(input.login), work: [] };
  await store.pullNotes.addOverride(repository.id, { ...input, at: now() });
  return { ok: true, reply: null, work: [pullWork(repository.id, input.pull)] };
}
