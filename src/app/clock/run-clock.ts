import type { Context } from "../context.js";
import { tellEnded } from "./tell-ended.js";
import { warnHolders } from "./warn-holders.js";

/** What the clock brings: each of these does what has become due by now, and nothing twice. */
const chores: readonly ((context: Context) => Promise<void>)[] = [warnHolders, tellEnded];

export async function runClock(context: Context): Promise<void> {
  for (const chore of chores) await chore(context);
}
