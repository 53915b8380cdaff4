import type { CommentLog, CommentRef } from "../app/ports/comment-log.js";
import type { Database } from "./schema.js";

export function commentLog(db: Database): CommentLog {
  const save = (
    { repositoryId, place, commentId, issue, author }: CommentRef,
    value: { answers?: string; done?: boolean; run_at: Date },
  ) =>
    db
      .insertInto("comment_log")
      .values({
        repository_id: repositoryId,
        place,
        comment_id: commentId,
        issue,
        author: author.toLowerCase(),
        answers: "[]",
        done: false,
        ...value,
      })
      .onConflict((conflict) => conflict.columns(["repository_id", "place", "comment_id"]).doUpdateSet(value))
      .execute();
  return {
    run: async ({ repositoryId, place, commentId }) => {
      const row = await db
        .selectFrom("comment_log")
        .select(["answers", "done"])
        .where("repository_id", "=", repositoryId)
        .where("place", "=", place)
        .where("comment_id", "=", commentId)
        .executeTakeFirst();
      return row ? { answers: JSON.parse(row.answers), done: row.done } : null;
    },
    others: async ({ repositoryId, place, commentId, issue, author }, since) => {
      const { count } = await db
        .selectFrom("comment_log")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .where("repository_id", "=", repositoryId)
        .where("issue", "=", issue)
        .where("author", "=", author.toLowerCase())
        .where("run_at", ">=", since)
        .where((eb) => eb.or([eb("comment_id", "<>", commentId), eb("place", "<>", place)]))
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    keepAnswers: async (comment, answers, now) => {
      const kept = answers.map(({ ok, reply, work, still }) => ({ ok, reply, work, still }));
      await save(comment, { answers: JSON.stringify(kept), run_at: now });
    },
    markDone: async (comment, now) => {
      await save(comment, { done: true, run_at: now });
    },
  };
}
