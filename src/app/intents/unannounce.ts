import { share } from "../../core/intents/decide.js";
import { noIntentText } from "../../core/text/intents.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { pathWork } from "../work/concerned-pulls.js";
import { endIntents } from "./end-intents.js";

/** `/unannounce`: gives back what the session holds or waits for: these paths, or all. */
export async function unannounce(
  context: Context,
  { speaker, issue, paths }: { speaker: Speaker; issue: number; paths: string[] },
): Promise<Answer> {
  const { store, repository } = context;
  const crew = await crewOf(context, speaker, issue);
  if (!crew.ok) return crew;
  const mine = (await store.intents.open(repository.id)).filter(
    (intent) => intent.sessionId === crew.id && (paths.length === 0 || share(intent, { paths })),
  );
  if (mine.length === 0) return { ok: false, reply: noIntentText(speaker.login ?? crew.id), work: [] };
  await endIntents(context, mine, `given back by ${speaker.login ?? crew.id}`);
  return {
    ok: true,
    reply: null,
    work: await pathWork(
      context,
      mine.flatMap((intent) => intent.paths),
    ),
  };
}
