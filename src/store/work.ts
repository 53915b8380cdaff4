import { type RawBuilder, sql } from "kysely";
import type { Queue } from "../app/ports/queue.js";
import type { Work, WorkRequest, WorkStore } from "../app/ports/work.js";
import type { JobSender } from "./job-sender.js";
import type { Database, Executor, Schema } from "./schema.js";
import { storable } from "./text.js";

const nextVersion: RawBuilder<number> = sql`nextval('work_version')`;

export function workStore(db: Database, send: JobSender, queue: Pick<Queue, "wake">): WorkStore {
  return {
    request: async (requests, now) => {
      await db.transaction().execute((trx) => requestWork(trx, send, requests, now));
      for (const kind of new Set(requests.map((one) => one.kind))) queue.wake(kind);
    },

    next: async (repositoryId, kind, now) => {
      const row = await db
        .selectFrom("work")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("kind", "=", kind)
        .where("due", "<=", now)
        .orderBy("place")
        .limit(1)
        .executeTakeFirst();
      return row ? workOf(row) : null;
    },

    complete: async (work) => {
      const { numDeletedRows } = await one(db.deleteFrom("work"), work)
        .where("version", "=", work.version)
        .executeTakeFirstOrThrow();
      // Requested again while it ran: it goes behind the work that has waited meanwhile.
      if (numDeletedRows === 0n)
        await one(db.updateTable("work").set({ place: sql`version` }), work).execute();
    },

    postpone: async (work, due, why, now) => {
      const attempts = why.kind === "early" ? 0 : work.attempts + (why.kind === "failed" ? 1 : 0);
      const error = why.kind === "early" ? null : storable(why.error);
      await db.transaction().execute(async (trx) => {
        await one(trx.updateTable("work").set({ attempts, error, due }), work)
          .where("version", "=", work.version)
          .execute();
        const seconds = (due.getTime() - now.getTime()) / 1_000;
        const hint = { lane: work.kind, repositoryId: work.repositoryId, failures: 0 };
        await send.delayed(trx, hint, seconds, `due ${Math.floor(due.getTime() / 1_000)}`);
      });
    },

    backlog: async (now) => {
      const all = await db.selectFrom("work").select(["due", "error"]).execute();
      // What is only early carries no error.
      const waiting = all.filter(({ due, error }) => due <= now || error !== null).length;
      return { waiting, later: all.length - waiting };
    },
  };
}

/**
 * Inserts requests or raises the version of those that stand already, which makes them due at once with their
 * failures forgotten, and queues jobs; all in the transaction that is passed in.
 */
export async function requestWork(
  trx: Executor,
  send: JobSender,
  requests: WorkRequest[],
  now: Date,
): Promise<void> {
  if (requests.length === 0) return;
  await trx
    .insertInto("work")
    .values(
      newestOfEach(requests).map((request) => ({
        repository_id: request.repositoryId,
        kind: request.kind,
        subject: request.subject,
        detail: request.detail === undefined ? null : JSON.stringify(request.detail),
        version: nextVersion,
        place: nextVersion,
        due: now,
        attempts: 0,
        error: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["repository_id", "kind", "subject"]).doUpdateSet((eb) => ({
        version: nextVersion,
        // A wish to look at everything anew outlives a request without it.
        detail: eb
          .case()
          .when("work.kind", "=", "verdict")
          .then(eb.fn.coalesce("excluded.detail", "work.detail"))
          .else(eb.ref("excluded.detail"))
          .end(),
        due: eb.ref("excluded.due"),
        attempts: 0,
        error: null,
      })),
    )
    .execute();
  await send.now(
    trx,
    requests.map(({ kind, repositoryId }) => ({ lane: kind, repositoryId })),
  );
}

/** One statement can't touch a row twice; and rows locked in one order by all can't deadlock. */
function newestOfEach(requests: WorkRequest[]): WorkRequest[] {
  const byKey = new Map<string, WorkRequest>();
  for (const one of requests) {
    const key = `${one.repositoryId} ${one.kind} ${one.subject}`;
    const detail = one.kind === "verdict" ? (one.detail ?? byKey.get(key)?.detail) : one.detail;
    byKey.set(key, { ...one, ...(detail !== undefined && { detail }) });
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, request]) => request);
}

interface Filtered<Q> {
  where(column: "repository_id" | "kind" | "subject", operator: "=", value: string | number): Q;
}

/** Narrows a statement to the row of one piece of work. */
function one<Q extends Filtered<Q>>(query: Q, work: WorkRequest): Q {
  return query
    .where("repository_id", "=", work.repositoryId)
    .where("kind", "=", work.kind)
    .where("subject", "=", work.subject);
}

function workOf(row: Schema["work"]): Work {
  return {
    repositoryId: row.repository_id,
    kind: row.kind,
    subject: row.subject,
    ...(row.detail === null ? {} : { detail: JSON.parse(row.detail) }),
    version: row.version,
    attempts: row.attempts,
  };
}
