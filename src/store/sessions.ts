import { sql } from "kysely";
import type { SessionStore, Sign } from "../app/ports/sessions.js";
import type { Session } from "../core/sessions/model.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";

const slotMs = 300_000;

export function sessionStore(db: Database): SessionStore {
  return {
    register: async ({ repositoryId, id, login, role, tracks, branches, now }) => {
      const row = await db
        .insertInto("session")
        .values({
          ...blank(repositoryId, id, login, now),
          role: role === null ? null : storable(role),
          tracks,
          branches,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["repository_id", "id"])
            .doUpdateSet((eb) => ({
              login: eb.fn.coalesce("session.login", "excluded.login"),
              role: eb.ref("excluded.role"),
              tracks: eb.ref("excluded.tracks"),
              branches: eb.ref("excluded.branches"),
              generation: eb("session.generation", "+", 1),
              seen_at: eb.fn("greatest", ["session.seen_at", "excluded.seen_at"]),
            }))
            .where(sameLogin),
        )
        .returningAll()
        .executeTakeFirst();
      return row ? sessionOf(row) : null;
    },

    seen: async (sign) => {
      const slot = new Date(Math.floor(sign.now.getTime() / slotMs) * slotMs);
      const row = await db
        .with("seen", (trx) =>
          trx
            .insertInto("session")
            .values({ ...blank(sign.repositoryId, sign.id, sign.login, sign.now), ...doingColumns(sign) })
            .onConflict((conflict) =>
              conflict
                .columns(["repository_id", "id"])
                .doUpdateSet((eb) => ({
                  login: eb.fn.coalesce("session.login", "excluded.login"),
                  seen_at: eb.fn("greatest", ["session.seen_at", "excluded.seen_at"]),
                  ...doingColumns(sign),
                }))
                .where(sameLogin)
                .where(sameRun(sign)),
            )
            .returningAll(),
        )
        .with("beat", (trx) =>
          trx
            .insertInto("heartbeat")
            .columns(["repository_id", "session_id", "slot"])
            .expression((eb) =>
              eb
                .selectFrom("seen")
                .select(["repository_id", "id", sql<Date>`${slot}::timestamptz`.as("slot")]),
            )
            .onConflict((conflict) => conflict.doNothing()),
        )
        .selectFrom("seen")
        .selectAll()
        .executeTakeFirst();
      return row ? sessionOf(row) : null;
    },

    all: async (repositoryId) => {
      const rows = await db
        .selectFrom("session")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .orderBy("id")
        .execute();
      return rows.map(sessionOf);
    },

    heartbeats: async (repositoryId, since) => {
      const rows = await db
        .selectFrom("heartbeat")
        .select(["session_id", "slot"])
        .where("repository_id", "=", repositoryId)
        .where("slot", ">=", since)
        .orderBy("slot")
        .execute();
      return rows.map((row) => ({ sessionId: row.session_id, slot: row.slot }));
    },
  };
}

/** An id is its first login's; one that only a token spoke for takes the first login that comes. */
const sameLogin = sql<boolean>`session.login is null or excluded.login is null or lower(session.login) = lower(excluded.login)`;

const sameRun = ({ generation }: Sign) =>
  generation === undefined ? sql<boolean>`true` : sql<boolean>`session.generation = ${generation}`;

const blank = (repositoryId: number, id: string, login: string | null, now: Date) => ({
  repository_id: repositoryId,
  id,
  login,
  role: null,
  tracks: [] as string[],
  branches: [] as string[],
  generation: 1,
  registered_at: now,
  seen_at: now,
  action: null,
  target: null,
  phase: null,
  progress: null,
});

function doingColumns({ doing }: Sign) {
  if (!doing) return {};
  const text = (value: string | null) => (value === null ? null : storable(value));
  return {
    action: text(doing.action),
    target: text(doing.target),
    phase: text(doing.phase),
    progress: doing.progress,
  };
}

const sessionOf = (row: Schema["session"]): Session => ({
  repositoryId: row.repository_id,
  id: row.id,
  login: row.login,
  role: row.role,
  tracks: row.tracks,
  branches: row.branches,
  generation: row.generation,
  registeredAt: row.registered_at,
  seenAt: row.seen_at,
  doing: { action: row.action, target: row.target, phase: row.phase, progress: row.progress },
});
