import type { SessionToken, TokenStore } from "../app/ports/tokens.js";
import type { Database, Schema } from "./schema.js";
import { storable } from "./text.js";

export function tokenStore(db: Database): TokenStore {
  return {
    add: async ({ id, repositoryId, sessionId, hash, note, createdAt }) => {
      await db
        .insertInto("session_token")
        .values({
          id,
          repository_id: repositoryId,
          session_id: sessionId,
          hash,
          note: note === null ? null : storable(note),
          created_at: createdAt,
          used_at: null,
          revoked_at: null,
        })
        .execute();
    },
    use: async (hash, now) => {
      const row = await db
        .updateTable("session_token")
        .set({ used_at: now })
        .where("hash", "=", hash)
        .where("revoked_at", "is", null)
        .returningAll()
        .executeTakeFirst();
      return row ? tokenOf(row) : null;
    },
    list: async (repositoryId) => {
      const rows = await db
        .selectFrom("session_token")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(tokenOf);
    },
    revokeOf: async (repositoryId, sessionId, now) => {
      const { numUpdatedRows } = await db
        .updateTable("session_token")
        .set({ revoked_at: now })
        .where("repository_id", "=", repositoryId)
        .where((eb) => eb(eb.fn<string>("lower", ["session_id"]), "=", sessionId.toLowerCase()))
        .where("revoked_at", "is", null)
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    revoke: async (repositoryId, id, now) => {
      const { numUpdatedRows } = await db
        .updateTable("session_token")
        .set({ revoked_at: now })
        .where("repository_id", "=", repositoryId)
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}

const tokenOf = (row: Schema["session_token"]): SessionToken => ({
  id: row.id,
  repositoryId: row.repository_id,
  sessionId: row.session_id,
  note: row.note,
  createdAt: row.created_at,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
});
