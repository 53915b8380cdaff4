import { cantOverrideText, maintainersOnlyText } from "../../core/text/overrides.js";
import { blobsOf } from "../../core/verdict/overridden.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";
import { isMaintainer } from "./maintainer.js";
import { loadPullFacts } from "./pull-facts.js";

export interface OverrideInput {
  pull: number;
  login: string;
  /** A rule's name, or `all`. */
  rule: string;
  reason: string;
  /** It outlasts changes of the files. */
  sticky: boolean;
}

/** `/override` on a pull request: a maintainer lets it pass a rule; the reason is kept and shown in the check. */
export async function overrideRule(context: Context, input: OverrideInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { sticky, ...override } = input;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!(await isMaintainer(context, input.login))) return no(maintainersOnlyText(input.login));
  const files = sticky ? null : ((await loadPullFacts(context, input.pull))?.facts.files ?? undefined);
  if (files === undefined) return no(cantOverrideText(input.login));
  const blobs = files && blobsOf(files);
  await store.pullNotes.addOverride(repository.id, { ...override, files: blobs, at: now() });
  return { ok: true, reply: null, work: [pullWork(repository.id, input.pull)] };
}
