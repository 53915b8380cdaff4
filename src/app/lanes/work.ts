import { syncRepository } from "../board/sync-repository.js";
import { runClock } from "../clock/run-clock.js";
import type { Context } from "../context.js";
import { contextOf } from "../deliveries/context-of.js";
import type { Work, WorkKind } from "../ports/work.js";
import { writeStatus } from "../status/write-status.js";
import { judge } from "../verdict/judge.js";
import type { BoardDetail } from "../work/follow-up.js";
import { afterFailure } from "./after-failure.js";
import type { Engine } from "./engine.js";

const firstDelayMs = 2_000;
const longestDelayMs = 15 * 60_000;
/** After about two hours of trying; what changes next asks again. */
const giveUpAfter = 14;

/** A doer that gives a Date wants to be asked again then. */
const doers: Record<WorkKind, (context: Context, work: Work) => Promise<unknown>> = {
  board: (context, work) => syncRepository(context, (work.detail as BoardDetail | undefined)?.commit ?? null),
  verdict: judge,
  clock: runClock,
  status: writeStatus,
};

/** Works through what a repository has asked for in one lane, until nothing is due. */
export async function drainWork(engine: Engine, repositoryId: number, kind: WorkKind): Promise<void> {
  const { store, log, now } = engine;
  for (;;) {
    const work = await store.work.next(repositoryId, kind, now());
    if (!work) return;
    // Each time: it may be renamed, or gone, while there is much to do.
    const repository = await store.repositories.find(repositoryId);
    const fields = { repositoryId, kind, subject: work.subject, attempt: work.attempts + 1 };
    try {
      const again = repository ? await doers[kind](await contextOf(engine, repository), work) : undefined;
      if (!repository) log.warn(fields, "work for a repository that is gone");
      if (again instanceof Date) await store.work.postpone(work, again, { kind: "early" }, now());
      else await store.work.complete(work);
    } catch (error) {
      const after = afterFailure(error, work.attempts + 1, giveUpAfter);
      const level = after.kind === "put-aside" && !after.expected ? "error" : "warn";
      log[level]({ err: error, ...fields, after }, "work failed");
      if (after.kind === "put-aside") {
        await store.work.complete(work);
        continue;
      }
      const backoff = Math.min(longestDelayMs, firstDelayMs * 2 ** work.attempts);
      const due = after.at ?? new Date(now().getTime() + backoff);
      const kind = after.counts ? "failed" : "refused";
      await store.work.postpone(work, due, { kind, error: String(error) }, now());
    }
  }
}
