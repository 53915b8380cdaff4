import type { Addressee, Message } from "../core/messages/model.js";
import type { Database, Executor, Schema } from "./schema.js";

/** Messages with each of their recipients, the oldest first. */
export const receivedBy = (db: Executor, repositoryId: number) =>
  db
    .selectFrom("message")
    .innerJoin("message_receipt", "message_receipt.message_id", "message.id")
    .selectAll("message")
    .select("message_receipt.session_id as recipient")
    .where("message_receipt.repository_id", "=", repositoryId)
    .orderBy("message.id");

/** The message that is answered; a question that was put to the one who answers is answered by it. */
export async function answeredBy(
  trx: Pick<Database, "selectFrom" | "updateTable">,
  repositoryId: number,
  id: number,
  by: string,
  now: Date,
): Promise<{ id: number; thread: number | null } | undefined> {
  const row = await trx
    .selectFrom("message")
    .select(["id", "thread", "from_session"])
    .where("repository_id", "=", repositoryId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row && row.from_session !== by)
    await trx
      .updateTable("message")
      .set({ answered_at: now })
      .where("id", "=", id)
      .where("asks", "=", true)
      .where("answered_at", "is", null)
      .execute();
  return row;
}

type MessageRow = Omit<Schema["message"], "id"> & { id: number };

export function messageOf(row: MessageRow): Message {
  const to: Addressee = row.to_kind === "all" ? { kind: "all" } : { kind: row.to_kind, id: row.to_id };
  return {
    id: row.id,
    repositoryId: row.repository_id,
    from: row.from_session,
    fromLogin: row.from_login,
    to,
    thread: row.thread,
    subject: row.subject,
    body: row.body,
    asks: row.asks,
    issue: row.issue,
    createdAt: row.created_at,
    dueAt: row.due_at,
    answeredAt: row.answered_at,
  };
}
