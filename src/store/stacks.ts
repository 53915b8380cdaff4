import type { StackStore } from "../app/ports/stack-store.js";
import type { Database } from "./schema.js";

export function stackStore(db: Database): StackStore {
  return {
    all: async (repositoryId) => {
      const rows = await db
        .selectFrom("pull_stack")
        .select(["pull", "base", "position", "size"])
        .where("repository_id", "=", repositoryId)
        .execute();
      return new Map(rows.map(({ pull, ...stack }) => [pull, stack]));
    },

    keep: async (repositoryId, pull, stack) => {
      if (stack === null) {
        await db
          .deleteFrom("pull_stack")
          .where("repository_id", "=", repositoryId)
          .where("pull", "=", pull)
          .execute();
        return;
      }
      await db
        .insertInto("pull_stack")
        .values({ repository_id: repositoryId, pull, ...stack })
        .onConflict((conflict) => conflict.columns(["repository_id", "pull"]).doUpdateSet(stack))
        .execute();
    },
  };
}
