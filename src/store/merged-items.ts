import type { MergedItemStore } from "../app/ports/merged-items.js";
import type { Database } from "./schema.js";

export function mergedItemStore(db: Database): MergedItemStore {
  return {
    all: async (repositoryId) => {
      const rows = await db
        .selectFrom("merged_item")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .orderBy("merged_at")
        .orderBy("pull")
        .orderBy("item_key")
        .execute();
      return rows.map((row) => ({
        itemKey: row.item_key,
        pull: row.pull,
        branch: row.branch,
        commit: row.commit,
        mergedAt: row.merged_at,
      }));
    },

    keep: async (repositoryId, { itemKey, pull, branch, commit, mergedAt }) => {
      const value = { pull, branch, commit, merged_at: mergedAt };
      await db
        .insertInto("merged_item")
        .values({ repository_id: repositoryId, item_key: itemKey, ...value })
        .onConflict((conflict) => conflict.columns(["repository_id", "item_key"]).doUpdateSet(value))
        .execute();
    },

    end: async (repositoryId, itemKey) => {
      await db
        .deleteFrom("merged_item")
        .where("repository_id", "=", repositoryId)
        .where("item_key", "=", itemKey)
        .execute();
    },
  };
}
