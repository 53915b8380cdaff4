import { sql } from "kysely";
import type { Registration, SessionStore, Sign } from "../app/ports/sessions.js";
import type { Session } from "../core/sessions/model.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";

const slotMs = 300_000;

export function sessionStore(db: Database): SessionStore {
  return {
    register: async ({ repositoryId, id, login, accountId, role, tracks, branches, now }) => {
      const row = await db
        .insertInto("session")
        .values({
          ...blank(repositoryId, id, { login, accountId }, now),
          role: role === null ? null : storable(role),
          tracks,
          branches,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["repository_id", "id"])
            .doUpdateSet((eb) => ({
              ...ownedBy,
              ...begunAnew,
              role: eb.ref("excluded.role"),
              tracks: eb.ref("excluded.tracks"),
              branches: eb.ref("excluded.branches"),
              generation: eb("session.generation", "+", 1),
              seen_at: eb.fn("greatest", ["session.seen_at", "excluded.seen_at"]),
            }))
            .where(free),
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
            .values({
              ...blank(sign.repositoryId, sign.id, sign, sign.now),
              item_key: sign.itemKey ?? null,
              ...doingColumns(sign),
            })
            .onConflict((conflict) =>
              conflict
                .columns(["repository_id", "id"])
                .doUpdateSet((eb) => ({
                  ...ownedBy,
                  ...begunAnew,
                  role: since("role"),
                  tracks: since("tracks"),
                  branches: since("branches"),
                  generation: sql<number>`session.generation + case when session.ended_at is null then 0 else 1 end`,
                  action: since("action"),
                  target: since("target"),
                  phase: since("phase"),
                  progress: since("progress"),
                  seen_at: eb.fn("greatest", ["session.seen_at", "excluded.seen_at"]),
                  ...doingColumns(sign),
                }))
                .where(free)
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

    find: async (repositoryId, id) => {
      const row = await db
        .selectFrom("session")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row ? { ...sessionOf(row), ended: endOf(row) } : null;
    },

    all: async (repositoryId) => {
      const rows = await db
        .selectFrom("session")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("ended_at", "is", null)
        .where(stillThere)
        .orderBy("id")
        .execute();
      return rows.map(sessionOf);
    },

    end: async (repositoryId, id, by, now) => {
      await db
        .updateTable("session")
        .set({ ended_at: now, ended_by: by })
        .where("repository_id", "=", repositoryId)
        .where("id", "=", id)
        .where("ended_at", "is", null)
        .execute();
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

/** A session that a claim made ends with it. */
const stillThere = sql<boolean>`(session.item_key is null or exists (
  select from claim where claim.repository_id = session.repository_id and claim.item_key = session.item_key
    and claim.session_id = session.id and claim.ended_at is null))`;

/** An id is its first account's; one that only a token spoke for takes the first account that comes. */
const sameAccount = sql<boolean>`session.login is null or excluded.login is null or (case
  when session.account_id is null or excluded.account_id is null then lower(session.login) = lower(excluded.login)
  else session.account_id = excluded.account_id end)`;

/** One that was ended is anybody's who comes. */
const free = sql<boolean>`(session.ended_at is not null or ${sameAccount})`;

/** What a session has said of itself since it began: of one that was ended, nothing. */
const since = (column: "role" | "tracks" | "branches" | "action" | "target" | "phase" | "progress") =>
  sql<never>`case when session.ended_at is null then ${sql.ref(`session.${column}`)} else ${sql.ref(`excluded.${column}`)} end`;

/** One that was ended begins anew, and is no more the session of what it was made for. */
const begunAnew = {
  item_key: sql<
    string | null
  >`case when session.ended_at is null then session.item_key else excluded.item_key end`,
  registered_at: sql<Date>`case when session.ended_at is null then session.registered_at else excluded.registered_at end`,
  ended_at: null,
  ended_by: null,
};

/** A renamed account's sessions show the login that it has now. */
const ownedBy = {
  login: sql<
    string | null
  >`case when session.ended_at is null then coalesce(excluded.login, session.login) else excluded.login end`,
  account_id: sql<
    number | null
  >`case when session.ended_at is null then coalesce(excluded.account_id, session.account_id) else excluded.account_id end`,
};

const sameRun = ({ generation }: Sign) =>
  generation === undefined
    ? sql<boolean>`true`
    : sql<boolean>`session.generation = ${generation} and session.ended_at is null`;

const blank = (
  repositoryId: number,
  id: string,
  { login, accountId }: Pick<Registration, "login" | "accountId">,
  now: Date,
) => ({
  repository_id: repositoryId,
  id,
  login,
  account_id: accountId,
  item_key: null as string | null,
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
  ended_at: null,
  ended_by: null,
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

const endOf = ({ ended_at: at, ended_by: by }: Schema["session"]) =>
  at === null ? null : { at, by: by ?? "" };

const sessionOf = (row: Schema["session"]): Session => ({
  repositoryId: row.repository_id,
  id: row.id,
  login: row.login,
  accountId: row.account_id,
  itemKey: row.item_key,
  role: row.role,
  tracks: row.tracks,
  branches: row.branches,
  generation: row.generation,
  registeredAt: row.registered_at,
  seenAt: row.seen_at,
  doing: { action: row.action, target: row.target, phase: row.phase, progress: row.progress },
});
