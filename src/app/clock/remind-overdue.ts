import { overdueText } from "../../core/text/messages.js";
import type { Context } from "../context.js";
import { currentIssues } from "./current-issues.js";
import { leaveWord } from "./leave-word.js";

/** Says once that a question is overdue: where it was asked, or on the item that the asker works on. */
export async function remindOverdue(context: Context): Promise<void> {
  const { store, repository, now } = context;
  const overdue = await store.messages.overdue(repository.id, now());
  if (overdue.length === 0) return;
  const issues = await currentIssues(context);
  for (const { message, waiting } of overdue) {
    const number = message.issue ?? issues.get(message.from);
    if (number !== undefined) await leaveWord(context, number, overdueText(message, waiting, now()));
    await store.messages.markReminded(message.id, now());
  }
}
