import type { StatusStore } from "../app/ports/status-store.js";
import type { Database } from "./schema.js";

export function statusStore(db: Database): StatusStore {
  return {
    issue: async (repositoryId) => {
      const row = await db
        .selectFrom("status_issue")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return row ? { number: row.number, digest: row.digest, writtenAt: row.written_at } : null;
    },
    saveIssue: async (repositoryId, { number, digest, writtenAt }) => {
      const values = { number, digest, written_at: writtenAt };
      await db
        .insertInto("status_issue")
        .values({ repository_id: repositoryId, ...values })
        .onConflict((conflict) => conflict.column("repository_id").doUpdateSet(values))
        .execute();
    },
    forgetIssue: async (repositoryId) => {
      await db.deleteFrom("status_issue").where("repository_id", "=", repositoryId).execute();
    },
    progress: async (repositoryId) => {
      const row = await db
        .selectFrom("board_progress")
        .select("progress")
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return row ? JSON.parse(row.progress) : [];
    },
    saveProgress: async (repositoryId, progress) => {
      const text = JSON.stringify(progress);
      await db
        .insertInto("board_progress")
        .values({ repository_id: repositoryId, progress: text })
        .onConflict((conflict) => conflict.column("repository_id").doUpdateSet({ progress: text }))
        .execute();
    },
  };
}
