import { cantOverrideText } from "../../core/text/overrides.js";
import { blobsOf } from "../../core/verdict/overridden.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";
import { loadPullFacts } from "./pull-facts.js";

export interface OverrideInput {
  pull: number;
  actor: Pick<Actor, "name" | "account">;
  /** A rule's name, or `all`. */
  rule: string;
  reason: string;
  /** It outlasts changes of the files. */
  sticky: boolean;
}

/** `/override` on a pull request: a maintainer lets it pass a rule; the reason is kept and shown in the check. */
export async function overrideRule(context: Context, input: OverrideInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { sticky, actor, ...rest } = input;
  const override = { ...rest, login: actor.name, accountId: actor.account?.id ?? null };
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  const files = sticky ? null : ((await loadPullFacts(context, input.pull))?.facts.files ?? undefined);
  if (files === undefined) return no(cantOverrideText(actor.name));
  const blobs = files && blobsOf(files);
  await store.pullNotes.addOverride(repository.id, { ...override, files: blobs, at: now() });
  return { ok: true, reply: null, work: [pullWork(repository.id, input.pull)] };
}
