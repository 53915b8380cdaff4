import type { Context } from "../context.js";
import { statusWork } from "../work/follow-up.js";
import { deliverMessages } from "./deliver-messages.js";
import { expireIntents } from "./expire-intents.js";
import { keepMerged } from "./keep-merged.js";
import { refreshEnds } from "./refresh-ends.js";
import { remindOverdue } from "./remind-overdue.js";
import { tellEnded } from "./tell-ended.js";
import { warnHolders } from "./warn-holders.js";

/** What the clock brings: each of these does what has become due by now, and nothing twice. */
const chores: readonly ((context: Context) => Promise<void>)[] = [
  keepMerged,
  warnHolders,
  tellEnded,
  refreshEnds,
  expireIntents,
  remindOverdue,
  deliverMessages,
];

export async function runClock(context: Context): Promise<void> {
  for (const chore of chores) await chore(context);
  await context.store.work.request([statusWork(context.repository.id)], context.now());
}
