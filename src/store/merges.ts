import { createHash } from "node:crypto";
import type { KeptMerge, MergeStore } from "../app/ports/merge-store.js";
import { takenBackContent } from "../core/reverts/content-key.js";
import type { Database, Schema } from "./schema.js";

/** Pull requests that did the same one after another; who takes one back means one of the last. */
const mostFound = 5;

const keyOf = (content: string): string => createHash("sha256").update(content).digest("base64url");

export function mergeStore(db: Database): MergeStore {
  const of = (repositoryId: number) =>
    db.selectFrom("merged_change").selectAll().where("repository_id", "=", repositoryId);
  const change = (repositoryId: number, pull: number, set: Partial<Schema["merged_change"]>) =>
    db
      .updateTable("merged_change")
      .set(set)
      .where("repository_id", "=", repositoryId)
      .where("pull", "=", pull)
      .execute();
  return {
    find: async (repositoryId, pull) => {
      const row = await of(repositoryId).where("pull", "=", pull).executeTakeFirst();
      return row ? mergeOf(row) : null;
    },

    keep: async (repositoryId, { pull, ...merge }) => {
      const row = {
        base_ref: merge.baseRef,
        before: merge.before,
        after: merge.after,
        paths: JSON.stringify(merge.paths),
        undo_key: keyOf(takenBackContent(merge.paths)),
        items: merge.items,
        merged_at: merge.mergedAt,
      };
      await db
        .insertInto("merged_change")
        .values({ repository_id: repositoryId, pull, ...row, taken_back_by: null, proven: null })
        .onConflict((conflict) => conflict.columns(["repository_id", "pull"]).doUpdateSet(row))
        .execute();
    },

    undoneBy: async (repositoryId, baseRef, content) => {
      const rows = await of(repositoryId)
        .where("undo_key", "=", keyOf(content))
        .where("base_ref", "=", baseRef)
        .orderBy((eb) => eb("taken_back_by", "is not", null))
        .orderBy("merged_at", "desc")
        .orderBy("pull", "desc")
        .limit(mostFound)
        .execute();
      return rows.map(mergeOf);
    },

    markProven: async (repositoryId, pull, sides) => {
      await change(repositoryId, pull, { proven: sides });
    },

    markTakenBack: async (repositoryId, pull, by) => {
      await change(repositoryId, pull, { taken_back_by: by });
    },

    takenBackBy: async (repositoryId, by) => {
      const rows = await of(repositoryId).where("taken_back_by", "=", by).orderBy("pull").execute();
      return rows.map(mergeOf);
    },
  };
}

function mergeOf(row: Schema["merged_change"]): KeptMerge {
  return {
    pull: row.pull,
    baseRef: row.base_ref,
    before: row.before,
    after: row.after,
    paths: JSON.parse(row.paths),
    items: row.items,
    mergedAt: row.merged_at,
    takenBackBy: row.taken_back_by,
    proven: row.proven,
  };
}
