import type { AllowanceStore } from "../app/ports/allowances.js";
import type { Database } from "./schema.js";
import { storable } from "./text.js";

export function allowanceStore(db: Database): AllowanceStore {
  return {
    add: async (repositoryId, { paths, to, from, login, accountId, reason, createdAt, expiresAt }) => {
      await db
        .insertInto("allowance")
        .values({
          repository_id: repositoryId,
          paths: paths.map(storable),
          to_id: storable(to),
          from_id: from,
          login,
          account_id: accountId,
          reason: reason === null ? null : storable(reason),
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },
    live: async (repositoryId, now) => {
      const rows = await db
        .selectFrom("allowance")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("expires_at", ">", now)
        .orderBy("id")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        paths: row.paths,
        to: row.to_id,
        from: row.from_id,
        login: row.login,
        accountId: row.account_id,
        reason: row.reason,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
    },
    end: async (repositoryId, ids, now) => {
      await db
        .updateTable("allowance")
        .set({ expires_at: now })
        .where("repository_id", "=", repositoryId)
        .where("id", "in", ids.length > 0 ? ids : [-1])
        .where("expires_at", ">", now)
        .execute();
    },
  };
}
