import { sql } from "kysely";
import type { IntentStore } from "../app/ports/intents.js";
import type { Intent } from "../core/intents/model.js";
import type { Database, Executor, Schema } from "./schema.js";
import { storable } from "./text.js";

export function intentStore(db: Database): IntentStore {
  return {
    open: (repositoryId) => openOf(db, repositoryId),

    announce: (ask, decide) =>
      db.transaction().execute(async (trx) => {
        await lock(trx, ask.repositoryId);
        const decision = decide(await openOf(trx, ask.repositoryId));
        const row = await trx
          .insertInto("intent")
          .values({
            repository_id: ask.repositoryId,
            session_id: ask.sessionId,
            login: ask.login,
            account_id: ask.accountId,
            track: ask.track,
            paths: ask.paths.map(storable),
            reason: storable(ask.reason),
            state: decision.state,
            issue: ask.issue,
            pull: ask.pull,
            ttl_ms: ask.ttl,
            created_at: ask.createdAt,
            expires_at: decision.state === "held" ? decision.expiresAt : null,
            ended_at: null,
            end_reason: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        return { intent: intentOf(row), decision };
      }),

    end: (repositoryId, ids, reason, next, now) =>
      db.transaction().execute(async (trx) => {
        await lock(trx, repositoryId);
        const ended = await trx
          .updateTable("intent")
          .set({ ended_at: now, end_reason: storable(reason) })
          .where("repository_id", "=", repositoryId)
          .where("id", "in", ids.length > 0 ? ids : [-1])
          .where("state", "<>", "ended")
          .returningAll()
          .execute();
        await trx
          .updateTable("intent")
          .set({ state: "ended" })
          .where("id", "in", ended.length > 0 ? ended.map(({ id }) => id) : [-1])
          .execute();
        const promoted: Intent[] = [];
        for (const intent of next(await openOf(trx, repositoryId))) {
          const expiresAt = new Date(now.getTime() + intent.ttl);
          await trx
            .updateTable("intent")
            .set({ state: "held", expires_at: expiresAt })
            .where("id", "=", intent.id)
            .execute();
          promoted.push({ ...intent, state: "held", expiresAt });
        }
        return { ended: ended.map(intentOf), promoted };
      }),

    expired: async (repositoryId, now) => {
      const rows = await db
        .selectFrom("intent")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("state", "=", "held")
        .where("expires_at", "<=", now)
        .orderBy("id")
        .execute();
      return rows.map(intentOf);
    },
  };
}

/** Globs overlap in ways that no index knows: those who announce in a repository queue up. */
async function lock(trx: Executor, repositoryId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intents ${repositoryId}`}, 0))`.execute(trx);
}

async function openOf(executor: Executor, repositoryId: number): Promise<Intent[]> {
  const rows = await executor
    .selectFrom("intent")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where("state", "<>", "ended")
    .orderBy("id")
    .execute();
  return rows.map(intentOf);
}

const intentOf = (row: Omit<Schema["intent"], "id"> & { id: number }): Intent => ({
  id: row.id,
  repositoryId: row.repository_id,
  sessionId: row.session_id,
  login: row.login,
  accountId: row.account_id,
  track: row.track,
  paths: row.paths,
  reason: row.reason,
  state: row.state === "waiting" ? "waiting" : "held",
  issue: row.issue,
  pull: row.pull,
  ttl: row.ttl_ms,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
});
