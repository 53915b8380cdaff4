import { nothingSharedText } from "../../core/text/buttons.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import { resolveActor, type Voice } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import { threadOf } from "../commands/thread.js";
import type { Context } from "../context.js";
import { announce } from "../intents/announce.js";
import { loadPullFacts } from "./pull-facts.js";

/** The button `Announce`: announces the shared files of a pull request that are not announced yet, for its session. */
export async function announceFiles(context: Context, number: number, presser: Voice): Promise<Answer> {
  const loaded = await loadPullFacts(context, number);
  if (loaded?.pull.state !== "open") return { ok: false, reply: null, work: [] };
  const { findings, attribution } = evaluate(loaded.facts);
  const paths = findings.filter(({ rule }) => rule === "shared").flatMap(({ path }) => path ?? []);
  if (paths.length === 0)
    return { ok: false, reply: nothingSharedText(presser.account?.login ?? ""), work: [] };
  const thread = await threadOf(context, number, true);
  // The check says whose pull request it is: the button announces for that session, where the account may act as it.
  const voice = { ...presser, as: attribution.session, branch: loaded.pull.headRef };
  return announce(context, {
    actor: await resolveActor(context, voice, { issue: thread.issue }),
    thread,
    paths,
    ttl: null,
    reason: loaded.pull.title,
  });
}
