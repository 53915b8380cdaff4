import { decideAnnounce } from "../../core/intents/decide.js";
import { heldIntentText, waitingIntentText } from "../../core/text/intents.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { pathWork } from "../work/concerned-pulls.js";

export interface AnnounceInput {
  speaker: Speaker;
  thread: Thread;
  paths: string[];
  /** Milliseconds; null: as the config says. */
  ttl: number | null;
  reason: string;
}

/** `/announce`: holds shared files for the session that speaks, or puts it in line for them. */
export async function announce(context: Context, input: AnnounceInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { speaker, thread } = input;
  const crew = await crewOf(context, speaker, thread.issue);
  if (!crew.ok) return crew;
  const ask = {
    repositoryId: repository.id,
    sessionId: crew.id,
    login: speaker.login,
    track: crew.item?.track ?? crew.config.sessions[crew.id]?.tracks[0] ?? null,
    paths: input.paths,
    reason: input.reason,
    issue: thread.number,
    pull: thread.pull?.number ?? null,
    ttl: input.ttl ?? crew.config.intents.ttl,
    createdAt: now(),
  };
  const { intent, decision } = await store.intents.announce(ask, (open) => decideAnnounce(ask, open, now()));
  const work = await pathWork(context, input.paths);
  if (decision.state === "held") return { ok: true, reply: heldIntentText(intent, now()), work };
  const subject = input.paths.join(" ");
  await store.occurrences.add(repository.id, { kind: "collision", subject, sessionId: crew.id, at: now() });
  const to = speaker.login ?? crew.id;
  return { ok: false, reply: waitingIntentText(to, intent, decision.behind, now()), work };
}
