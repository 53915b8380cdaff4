import type { BranchStore } from "../app/ports/branch-store.js";
import type { Database } from "./schema.js";

export function branchStore(db: Database): BranchStore {
  return {
    known: async (repositoryId, since) => {
      const rows = await db
        .selectFrom("branch")
        .select(["name", "protected", "tip"])
        .where("repository_id", "=", repositoryId)
        .where("asked_at", ">", since)
        .execute();
      return rows;
    },

    keep: async (repositoryId, { name, ...branch }, now) => {
      const value = { ...branch, asked_at: now };
      await db
        .insertInto("branch")
        .values({ repository_id: repositoryId, name, ...value })
        .onConflict((conflict) => conflict.columns(["repository_id", "name"]).doUpdateSet(value))
        .execute();
    },

    forget: async (repositoryId, name) => {
      await db
        .deleteFrom("branch")
        .where("repository_id", "=", repositoryId)
        .where("name", "=", name)
        .execute();
    },
  };
}
