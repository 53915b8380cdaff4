import { sql } from "kysely";
import type { VerdictRow, VerdictStore } from "../app/ports/verdict-store.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";

export function verdictStore(db: Database): VerdictStore {
  const of = (repositoryId: number) =>
    db.selectFrom("verdict").selectAll().where("repository_id", "=", repositoryId);
  return {
    find: async (repositoryId, subject) => {
      const row = await of(repositoryId).where("subject", "=", subject).executeTakeFirst();
      return row ? verdictOf(row) : null;
    },

    save: async (repositoryId, verdict) => {
      const { subject, ...rest } = rowOf(verdict);
      await db
        .insertInto("verdict")
        .values({ repository_id: repositoryId, subject, ...rest })
        .onConflict((conflict) => conflict.columns(["repository_id", "subject"]).doUpdateSet(rest))
        .execute();
    },

    open: async (repositoryId, itemKeys) => {
      const open = of(repositoryId).where("open", "=", true).orderBy("subject");
      const rows = itemKeys ? open.where(sql<boolean>`items && ${itemKeys}::text[]`) : open;
      return (await rows.execute()).map(verdictOf);
    },
  };
}

function rowOf(verdict: VerdictRow): Omit<Schema["verdict"], "repository_id"> {
  return {
    subject: verdict.subject,
    head_sha: verdict.headSha,
    head_ref: verdict.headRef,
    from_fork: verdict.fromFork,
    base_ref: verdict.baseRef,
    lands: verdict.lands,
    digest: verdict.digest,
    conclusion: verdict.conclusion,
    check_run_id: verdict.checkRunId,
    comment_id: verdict.commentId,
    items: verdict.items,
    finishes: verdict.finishes,
    open: verdict.open,
    touches: verdict.touches === null ? null : storable(JSON.stringify(verdict.touches)),
  };
}

function verdictOf(row: Schema["verdict"]): VerdictRow {
  return {
    subject: row.subject,
    headSha: row.head_sha,
    headRef: row.head_ref,
    fromFork: row.from_fork,
    baseRef: row.base_ref,
    lands: row.lands ?? row.base_ref,
    digest: row.digest,
    conclusion: row.conclusion,
    checkRunId: row.check_run_id,
    commentId: row.comment_id,
    items: row.items,
    finishes: row.finishes,
    open: row.open,
    touches: row.touches === null ? null : JSON.parse(row.touches),
  };
}
