import { share } from "../../core/intents/decide.js";
import { noIntentText } from "../../core/text/intents.js";
import { type Actor, asSession, onThread } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { pathWork } from "../work/concerned-pulls.js";
import { endIntents } from "./end-intents.js";

/** `/unannounce`: gives back what the session holds or waits for: these paths, or all. */
export async function unannounce(
  context: Context,
  { actor, thread, paths }: { actor: Actor; thread: Pick<Thread, "number">; paths: string[] },
): Promise<Answer> {
  const { store, repository } = context;
  const acting = await asSession(context, onThread(actor, thread.number));
  if ("reply" in acting) return acting;
  const mine = (await store.intents.open(repository.id)).filter(
    (intent) => intent.sessionId === acting.session.id && (paths.length === 0 || share(intent, { paths })),
  );
  if (mine.length === 0) return { ok: false, reply: noIntentText(acting.name), work: [] };
  await endIntents(context, mine, `given back by ${acting.name}`);
  return {
    ok: true,
    reply: null,
    work: await pathWork(
      context,
      mine.flatMap((intent) => intent.paths),
    ),
  };
}
