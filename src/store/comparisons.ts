import type { ComparisonStore } from "../app/ports/comparison-store.js";
import type { Database } from "./schema.js";
import { storable } from "./text.js";

export function comparisonStore(db: Database): ComparisonStore {
  return {
    find: async (repositoryId, base, head) => {
      const row = await db
        .selectFrom("comparison")
        .select("value")
        .where("repository_id", "=", repositoryId)
        .where("base", "=", base)
        .where("head", "=", head)
        .executeTakeFirst();
      return row ? JSON.parse(row.value) : null;
    },
    keep: async (repositoryId, base, head, comparison, now) => {
      const value = storable(JSON.stringify(comparison));
      await db
        .insertInto("comparison")
        .values({ repository_id: repositoryId, base, head, value, kept_at: now })
        .onConflict((conflict) =>
          conflict.columns(["repository_id", "base", "head"]).doUpdateSet({ value, kept_at: now }),
        )
        .execute();
    },
  };
}
