import { nothingSharedText } from "../../core/text/buttons.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Answer } from "../answer.js";
import { threadOf } from "../commands/thread.js";
import type { Context } from "../context.js";
import { announce } from "../intents/announce.js";
import { loadPullFacts } from "./pull-facts.js";

/** The button `Announce`: announces the shared files of a pull request that are not announced yet, for its session. */
export async function announceFiles(context: Context, number: number, login: string): Promise<Answer> {
  const loaded = await loadPullFacts(context, number);
  if (loaded?.pull.state !== "open") return { ok: false, reply: null, work: [] };
  const { findings, attribution } = evaluate(loaded.facts);
  const paths = findings.filter(({ rule }) => rule === "shared").flatMap(({ path }) => path ?? []);
  if (paths.length === 0) return { ok: false, reply: nothingSharedText(login), work: [] };
  return announce(context, {
    speaker: { login, as: attribution.session, branch: loaded.pull.headRef },
    thread: await threadOf(context, number, true),
    paths,
    ttl: null,
    reason: loaded.pull.title,
  });
}
