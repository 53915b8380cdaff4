import { grouped } from "../../core/plan/grouped.js";
import { deliveredText } from "../../core/text/messages.js";
import type { Context } from "../context.js";
import { currentIssues } from "./current-issues.js";
import { leaveWord } from "./leave-word.js";

/**
 * Brings messages to the item that their recipient works on, as one quiet comment for all that have come since the last.
 * Who works on nothing finds them in the inbox.
 */
export async function deliverMessages(context: Context): Promise<void> {
  const { store, repository, now } = context;
  const waiting = await store.messages.undelivered(repository.id);
  if (waiting.length === 0) return;
  const issues = await currentIssues(context);
  for (const [sessionId, entries] of grouped(waiting, (one) => one.sessionId)) {
    const number = issues.get(sessionId);
    if (number === undefined) continue;
    const messages = entries.map(({ message }) => message);
    // What was written on the very item is there to be read already.
    const elsewhere = messages.filter(({ issue }) => issue !== number);
    if (elsewhere.length > 0) await leaveWord(context, number, deliveredText(sessionId, elsewhere, now()));
    await store.messages.markDelivered(
      repository.id,
      sessionId,
      messages.map(({ id }) => id),
      now(),
    );
  }
}
