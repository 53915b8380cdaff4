import { intentOverText } from "../../core/text/intents.js";
import type { Context } from "../context.js";
import { endIntents } from "../intents/end-intents.js";
import { pathWork } from "../work/concerned-pulls.js";
import { leaveWord } from "./leave-word.js";

/** Ends announced changes whose time is over, tells their sessions, and lets the next ones in. */
export async function expireIntents(context: Context): Promise<void> {
  const { store, repository, now } = context;
  const expired = await store.intents.expired(repository.id, now());
  if (expired.length === 0) return;
  for (const intent of expired) await leaveWord(context, intent.issue, intentOverText(intent));
  await endIntents(context, expired, "its time was over");
  await store.work.request(
    await pathWork(
      context,
      expired.flatMap(({ paths }) => paths),
    ),
    now(),
  );
}
