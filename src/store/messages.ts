import { sql } from "kysely";
import type { MessageStore } from "../app/ports/messages.js";
import type { Message } from "../core/messages/model.js";
import { answeredBy, messageOf, receivedBy } from "./message-rows.js";
import type { Database } from "./schema.js";
import { storable } from "./text.js";

export function messageStore(db: Database): MessageStore {
  const receipts = (repositoryId: number, sessionId: string, ids: number[]) =>
    db
      .updateTable("message_receipt")
      .where("repository_id", "=", repositoryId)
      .where("session_id", "=", sessionId)
      .where("message_id", "in", ids.length > 0 ? ids : [-1]);
  return {
    send: (message) =>
      db.transaction().execute(async (trx) => {
        const { repositoryId, from, re, now } = message;
        const answered = re === null ? undefined : await answeredBy(trx, repositoryId, re, from, now);
        const row = await trx
          .insertInto("message")
          .values({
            repository_id: repositoryId,
            from_session: from,
            from_login: message.fromLogin,
            to_kind: message.to.kind,
            to_id: message.to.kind === "all" ? "" : message.to.id,
            thread: answered ? (answered.thread ?? answered.id) : null,
            subject: message.subject === null ? null : storable(message.subject),
            body: storable(message.body),
            asks: message.asks,
            issue: message.issue,
            created_at: now,
            due_at: message.dueAt,
            answered_at: null,
            reminded_at: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        if (message.recipients.length > 0)
          await trx
            .insertInto("message_receipt")
            .values(
              message.recipients.map((sessionId) => ({
                message_id: row.id,
                repository_id: repositoryId,
                session_id: sessionId,
                told_at: null,
                read_at: null,
                acknowledged_at: null,
              })),
            )
            .execute();
        return messageOf(row);
      }),

    unread: async (repositoryId, sessionId) => {
      const rows = await receivedBy(db, repositoryId)
        .where("message_receipt.session_id", "=", sessionId)
        .where("message_receipt.read_at", "is", null)
        .limit(100)
        .execute();
      return rows.map(messageOf);
    },
    markRead: async (repositoryId, sessionId, ids, now) => {
      await receipts(repositoryId, sessionId, ids).set({ read_at: now, told_at: now }).execute();
    },
    acknowledge: async (repositoryId, sessionId, ids, now) => {
      const rows = await receipts(repositoryId, sessionId, ids)
        .set((eb) => ({
          acknowledged_at: now,
          read_at: eb.fn.coalesce("read_at", sql<Date>`${now}::timestamptz`),
          told_at: eb.fn.coalesce("told_at", sql<Date>`${now}::timestamptz`),
        }))
        .returning("message_id")
        .execute();
      return rows.map((row) => row.message_id);
    },

    forget: async (repositoryId, sessionId) => {
      await db
        .deleteFrom("message_receipt")
        .where("repository_id", "=", repositoryId)
        .where("session_id", "=", sessionId)
        .execute();
    },

    undelivered: async (repositoryId) => {
      const rows = await receivedBy(db, repositoryId)
        .where("message_receipt.told_at", "is", null)
        .where("message_receipt.read_at", "is", null)
        .limit(1000)
        .execute();
      return rows.map((row) => ({ sessionId: row.recipient, message: messageOf(row) }));
    },
    markDelivered: async (repositoryId, sessionId, ids, now) => {
      await receipts(repositoryId, sessionId, ids).set({ told_at: now }).execute();
    },

    lastBroadcast: async (repositoryId, sessionId) => {
      const row = await db
        .selectFrom("message")
        .select("created_at")
        .where("repository_id", "=", repositoryId)
        .where("from_session", "=", sessionId)
        .where("to_kind", "=", "all")
        .orderBy("id", "desc")
        .executeTakeFirst();
      return row?.created_at ?? null;
    },

    overdue: async (repositoryId, now) => {
      const rows = await receivedBy(db, repositoryId)
        .where("asks", "=", true)
        .where("answered_at", "is", null)
        .where("reminded_at", "is", null)
        .where("due_at", "<=", now)
        .execute();
      const found = new Map<number, { message: Message; waiting: string[] }>();
      for (const row of rows) {
        const one = found.get(row.id) ?? { message: messageOf(row), waiting: [] };
        one.waiting.push(row.recipient);
        found.set(row.id, one);
      }
      return [...found.values()];
    },
    markReminded: async (id, now) => {
      await db.updateTable("message").set({ reminded_at: now }).where("id", "=", id).execute();
    },

    questions: async (repositoryId, since) => {
      const rows = await db
        .selectFrom("message")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("asks", "=", true)
        .where("created_at", ">=", since)
        .execute();
      return rows.map(messageOf);
    },
    unreadCounts: async (repositoryId) => {
      const rows = await db
        .selectFrom("message_receipt")
        .select(["session_id", (eb) => eb.fn.countAll<number>().as("count")])
        .where("repository_id", "=", repositoryId)
        .where("read_at", "is", null)
        .groupBy("session_id")
        .execute();
      return new Map(rows.map((row) => [row.session_id, Number(row.count)]));
    },
  };
}
