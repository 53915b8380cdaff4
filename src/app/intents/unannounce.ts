import { share } from "../../core/intents/decide.js";
import { announcedBy } from "../../core/intents/ended-by.js";
import type { Intent } from "../../core/intents/model.js";
import { grouped } from "../../core/plan/grouped.js";
import {
  endedIntentsText,
  noIntentText,
  nothingAnnouncedText,
  othersIntentsText,
} from "../../core/text/intents.js";
import { type Actor, asSession, onThread } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { pathWork } from "../work/concerned-pulls.js";
import { endIntents } from "./end-intents.js";

export interface UnannounceInput {
  actor: Actor;
  thread: Pick<Thread, "number">;
  /** Empty: all that the session has announced. */
  paths: string[];
  /** The session whose announcements are meant; null: the one that speaks. */
  of: string | null;
}

/**
 * `/unannounce`: gives back what the session holds or waits for: these paths, or all. With `--of`, what another session
 * announced, for its account and for maintainers.
 */
export async function unannounce(context: Context, input: UnannounceInput): Promise<Answer> {
  const { store, repository } = context;
  const { thread, paths, of } = input;
  if (of !== null) return endOthers(context, { ...input, of });
  const acting = await asSession(context, onThread(input.actor, thread.number));
  if ("reply" in acting) return acting;
  const open = (await store.intents.open(repository.id)).filter(
    (intent) => paths.length === 0 || share(intent, { paths }),
  );
  const mine = open.filter(({ sessionId }) => sessionId === acting.session.id);
  if (mine.length === 0) {
    const others = paths.length === 0 ? [] : open;
    const reply =
      others.length === 0 ? noIntentText(acting.name) : othersIntentsText(acting.name, others, paths);
    return { ok: false, reply, work: [] };
  }
  await endIntents(context, mine, `given back by ${acting.name}`);
  return { ok: true, reply: null, work: await workOf(context, mine) };
}

async function endOthers(
  context: Context,
  { actor, thread, paths, of }: UnannounceInput & { of: string },
): Promise<Answer> {
  const { store, repository } = context;
  const { account, name, config } = actor;
  const open = await store.intents.open(repository.id);
  const { own, others } = announcedBy({ session: of, paths }, open, { account });
  const meant = [...own, ...others];
  if (meant.length === 0) return { ok: false, reply: nothingAnnouncedText(name, of), work: [] };
  const may = others.length === 0 || (account !== null && (await maintains(context, account, config)));
  if (!may) return { ok: false, reply: othersIntentsText(name, others, paths), work: [] };
  await endIntents(context, meant, `ended by ${name}`);
  // Told where it was announced, since that is where its session works.
  for (const [issue, intents] of grouped(others, (intent) => intent.issue))
    if (issue !== thread.number) await leaveWord(context, issue, endedIntentsText(name, intents));
  const here = others.filter((intent) => intent.issue === thread.number);
  return {
    ok: true,
    reply: here.length === 0 ? null : endedIntentsText(name, here),
    work: await workOf(context, meant),
  };
}

const workOf = (context: Context, intents: readonly Intent[]) =>
  pathWork(
    context,
    intents.flatMap(({ paths }) => paths),
  );
