import { nextHolders } from "../../core/intents/decide.js";
import type { Intent } from "../../core/intents/model.js";
import { promotedText } from "../../core/text/intents.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Context } from "../context.js";

/** Ends intents and tells those who get what they held, where they announced it. */
export async function endIntents(
  context: Context,
  intents: readonly Intent[],
  reason: string,
): Promise<void> {
  const { store, repository, now } = context;
  const ids = intents.map(({ id }) => id);
  const { promoted } = await store.intents.end(repository.id, ids, reason, nextHolders, now());
  for (const intent of promoted) {
    const to = intent.login === null ? "" : `@${intent.login} `;
    await leaveWord(context, intent.issue, `${to}${promotedText(intent, now())}`);
  }
}
