import type { StatusStore } from "../app/ports/status-store.js";
import type { ItemProgress } from "../core/verdict/model.js";
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
    updateProgress: (repositoryId, progress) =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom("board_progress")
          .select("progress")
          .where("repository_id", "=", repositoryId)
          .forUpdate()
          .executeTakeFirst();
        if (!row) return;
        const kept: ItemProgress[] = JSON.parse(row.progress);
        const merged = new Map([...kept, ...progress].map((one) => [one.key, one]));
        await trx
          .updateTable("board_progress")
          .set({ progress: JSON.stringify([...merged.values()]) })
          .where("repository_id", "=", repositoryId)
          .execute();
      }),
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
