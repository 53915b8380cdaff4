import type { BoardRunStore } from "../app/ports/board-run-store.js";
import type { BoardRun } from "../core/board/run.js";
import type { Database, Schema } from "./schema.js";

export function boardRunStore(db: Database): BoardRunStore {
  return {
    find: async (repositoryId) => {
      const row = await db
        .selectFrom("board_run")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return row ? runOf(row) : null;
    },

    save: async (repositoryId, { made, total, startedAt, stopped }) => {
      const values = {
        made,
        total,
        started_at: startedAt,
        stopped_at: stopped?.at ?? null,
        resumes_at: stopped?.resumesAt ?? null,
        reason: stopped?.reason ?? null,
      };
      await db
        .insertInto("board_run")
        .values({ repository_id: repositoryId, ...values })
        .onConflict((conflict) => conflict.column("repository_id").doUpdateSet(values))
        .execute();
    },

    end: async (repositoryId) => {
      await db.deleteFrom("board_run").where("repository_id", "=", repositoryId).execute();
    },

    notes: async (repositoryId) => {
      const row = await db
        .selectFrom("board_notes")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return row
        ? { drift: JSON.parse(row.drift), problems: JSON.parse(row.problems), syncedAt: row.synced_at }
        : null;
    },

    saveNotes: async (repositoryId, { drift, problems, syncedAt }) => {
      const values = {
        drift: JSON.stringify(drift),
        problems: JSON.stringify(problems),
        synced_at: syncedAt,
      };
      await db
        .insertInto("board_notes")
        .values({ repository_id: repositoryId, ...values })
        .onConflict((conflict) => conflict.column("repository_id").doUpdateSet(values))
        .execute();
    },
  };
}

function runOf(row: Schema["board_run"]): BoardRun {
  const { made, total, started_at: startedAt, stopped_at: at, resumes_at: resumesAt, reason } = row;
  return { made, total, startedAt, stopped: at && reason ? { at, resumesAt, reason } : null };
}
