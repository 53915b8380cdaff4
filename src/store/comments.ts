import type { CommentLog } from "../app/ports/comment-log.js";
import type { Database } from "./schema.js";

export function commentLog(db: Database): CommentLog {
  const save = (
    repositoryId: number,
    commentId: number,
    value: { answers?: string; done?: boolean; run_at: Date },
  ) =>
    db
      .insertInto("comment_log")
      .values({ repository_id: repositoryId, comment_id: commentId, answers: "[]", done: false, ...value })
      .onConflict((conflict) => conflict.columns(["repository_id", "comment_id"]).doUpdateSet(value))
      .execute();
  return {
    run: async (repositoryId, commentId) => {
      const row = await db
        .selectFrom("comment_log")
        .select(["answers", "done"])
        .where("repository_id", "=", repositoryId)
        .where("comment_id", "=", commentId)
        .executeTakeFirst();
      return row ? { answers: JSON.parse(row.answers), done: row.done } : null;
    },
    keepAnswers: async (repositoryId, commentId, answers, now) => {
      const kept = answers.map(({ ok, reply, work }) => ({ ok, reply, work }));
      await save(repositoryId, commentId, { answers: JSON.stringify(kept), run_at: now });
    },
    markDone: async (repositoryId, commentId, now) => {
      await save(repositoryId, commentId, { done: true, run_at: now });
    },
  };
}
