import { notOnPullText } from "../../core/text/overrides.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";

/** `/recheck`: the pull request is judged again. */
export async function recheckPull(context: Context, thread: Thread, login: string): Promise<Answer> {
  return thread.pull
    ? { ok: true, reply: null, work: [pullWork(context.repository.id, thread.number, { fresh: true })] }
    : { ok: false, reply: notOnPullText(login, "/recheck"), work: [] };
}
