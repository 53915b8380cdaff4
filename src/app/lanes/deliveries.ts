import { failureText } from "../../core/text/commands.js";
import { contextOf } from "../deliveries/context-of.js";
import { handleConcern } from "../deliveries/handle-concern.js";
import { knownRepository } from "../deliveries/known-repository.js";
import { removed } from "../deliveries/removed.js";
import { trunkMoved } from "../deliveries/trunk-moved.js";
import { welcome } from "../deliveries/welcome.js";
import type { Delivery } from "../ports/deliveries.js";
import type { WorkRequest } from "../ports/work.js";
import { statusWork } from "../work/follow-up.js";
import { afterFailure } from "./after-failure.js";
import type { Engine } from "./engine.js";

/** A delivery that fails this often is put aside, so that those behind it go on. */
const giveUpAfter = 6;
const leastPatienceMs = 60_000;

/** The work that a delivery calls for; null where it is no concern of a repository's. */
async function handle(engine: Engine, delivery: Delivery): Promise<WorkRequest[] | null> {
  const { translate, github } = engine;
  if (translate.isOwn(delivery.payload, await github.slug())) return null;
  const concerns = translate.concernsOf(delivery.event, delivery.payload);
  if (concerns.length === 0) return null;
  const work: WorkRequest[] = [];
  for (const concern of concerns) {
    if (concern.kind === "installed") work.push(...(await welcome(engine, concern.installationId)));
    if (concern.kind === "removed") await removed(engine, concern);
  }
  // What tells of a removal names the repository too, which has been looked up.
  if (concerns.every((concern) => concern.kind === "removed")) return null;
  const repository = translate.repositoryOf(delivery.payload);
  if (!repository) return work;
  const changed = concerns.some((concern) => concern.kind === "repository");
  const known = await knownRepository(engine, repository, changed);
  if (!known) return work.length > 0 ? work : null;
  const context = await contextOf(engine, known.repository);
  if (known.trunkMoved || changed) work.push(...(await trunkMoved(context, known.trunkMoved)));
  for (const concern of concerns) work.push(...(await handleConcern(context, concern)));
  return work;
}

/** Tells the person whose command was lost for good; a failure of that is only logged. */
async function apologise(engine: Engine, delivery: Delivery): Promise<void> {
  const seen = engine.translate.repositoryOf(delivery.payload);
  const comment = engine.translate
    .concernsOf(delivery.event, delivery.payload)
    .find((concern) => concern.kind === "comment");
  if (!seen || !comment) return;
  try {
    const repository = await engine.store.repositories.find(seen.id);
    if (!repository) return;
    const context = await contextOf(engine, repository);
    await context.host.react(comment.place, comment.commentId, "confused");
    await context.host.comment(comment.issue, failureText(comment.author.login, delivery.id));
  } catch (error) {
    engine.log.error({ err: error, delivery: delivery.id }, "could not tell the author of a failed command");
  }
}

function secondsUntil(at: Date | null, attempt: number, now: Date): number {
  const seconds = at ? (at.getTime() - now.getTime()) / 1_000 : 2 ** attempt;
  return Math.min(600, Math.max(1, Math.ceil(seconds)));
}

/**
 * Works through a repository's deliveries, what GitHub recorded first before the rest, until none is left. A delivery is
 * finished, with the work it calls for, in one transaction; a crash before that does it again, which changes nothing twice.
 */
export async function drainDeliveries(engine: Engine, repositoryId: number): Promise<void> {
  const { store, log, now } = engine;
  let touched = false;
  for (;;) {
    const delivery = await store.deliveries.next(repositoryId);
    if (!delivery) {
      // Once for all of them: whatever they were about may show in the status.
      if (touched) await store.work.request([statusWork(repositoryId)], now());
      return;
    }
    const fields = { delivery: delivery.id, event: delivery.event, action: delivery.action };
    try {
      const work = await handle(engine, delivery);
      await store.deliveries.finish(delivery.id, work ?? [], now());
      touched ||= work !== null && repositoryId !== 0;
      log.debug({ ...fields, work: work?.length ?? 0 }, "handled a delivery");
    } catch (error) {
      const attempt = delivery.attempts + 1;
      // A burst of deliveries tries the oldest at once, again and again: that alone must not use up its tries.
      const young = now().getTime() - delivery.receivedAt.getTime() < leastPatienceMs;
      const after = afterFailure(error, attempt, young ? Number.POSITIVE_INFINITY : giveUpAfter);
      const level = after.kind === "put-aside" && !after.expected ? "error" : "warn";
      log[level]({ err: error, ...fields, attempt, after }, "a delivery failed");
      if (after.kind === "again") {
        if (after.counts) await store.deliveries.fail(delivery.id, String(error), false, now());
        // Those behind it wait too: their order is what "first one wins" means.
        await store.queue.later({ lane: "deliveries", repositoryId }, secondsUntil(after.at, attempt, now()));
        return;
      }
      await store.deliveries.fail(delivery.id, String(error), true, now());
      if (!after.expected) await apologise(engine, delivery);
    }
  }
}
