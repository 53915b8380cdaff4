import type { Job, LeaseStore } from "../app/ports/queue.js";
import type { Database } from "./schema.js";

export function leaseStore(db: Database): LeaseStore {
  return {
    acquire: async (job, holder, now, until) => {
      const row = await db
        .insertInto("lease")
        .values({ lane: job.lane, repository_id: job.repositoryId, holder, until })
        .onConflict((conflict) =>
          conflict
            .columns(["lane", "repository_id"])
            .doUpdateSet({ holder, until })
            .where("lease.until", "<=", now),
        )
        .returning("holder")
        .executeTakeFirst();
      return row !== undefined;
    },
    renew: async (job, holder, until) => {
      const { numUpdatedRows } = await db
        .updateTable("lease")
        .set({ until })
        .where("lane", "=", job.lane)
        .where("repository_id", "=", job.repositoryId)
        .where("holder", "=", holder)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
    release: async (job: Job, holder) => {
      await db
        .deleteFrom("lease")
        .where("lane", "=", job.lane)
        .where("repository_id", "=", job.repositoryId)
        .where("holder", "=", holder)
        .execute();
    },
  };
}
