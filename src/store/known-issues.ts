import type { KnownIssue, KnownIssueStore } from "../app/ports/known-issues.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";

export function knownIssueStore(db: Database): KnownIssueStore {
  return {
    add: async (repositoryId, { itemKey, reason, sessionId, login, accountId, issue, createdAt }) => {
      const row = await db
        .insertInto("known_issue")
        .values({
          repository_id: repositoryId,
          item_key: itemKey,
          reason: storable(reason),
          session_id: sessionId,
          login,
          account_id: accountId,
          issue,
          created_at: createdAt,
          ended_at: null,
          ended_by: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return knownOf(row);
    },
    open: async (repositoryId) => {
      const rows = await db
        .selectFrom("known_issue")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("ended_at", "is", null)
        .orderBy("id")
        .execute();
      return rows.map(knownOf);
    },
    end: async (repositoryId, id, by, now) => {
      const row = await db
        .updateTable("known_issue")
        .set({ ended_at: now, ended_by: by })
        .where("repository_id", "=", repositoryId)
        .where("id", "=", id)
        .where("ended_at", "is", null)
        .returningAll()
        .executeTakeFirst();
      return row ? knownOf(row) : null;
    },
  };
}

const knownOf = (row: Omit<Schema["known_issue"], "id"> & { id: number }): KnownIssue => ({
  id: row.id,
  itemKey: row.item_key,
  reason: row.reason,
  sessionId: row.session_id,
  login: row.login,
  accountId: row.account_id,
  issue: row.issue,
  createdAt: row.created_at,
});
