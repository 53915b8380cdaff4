import type { CommentLog } from "../app/ports/comment-log.js";
import type { Database } from "./schema.js";

export function commentLog(db: Database): CommentLog {
  return {
    hasRun: async (repositoryId, commentId) => {
      const row = await db
        .selectFrom("comment_log")
        .select("comment_id")
        .where("repository_id", "=", repositoryId)
        .where("comment_id", "=", commentId)
        .executeTakeFirst();
      return row !== undefined;
    },
    markRun: async (repositoryId, commentId, now) => {
      await db
        .insertInto("comment_log")
        .values({ repository_id: repositoryId, comment_id: commentId, run_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
