import { sql } from "kysely";
import type { AccountStore } from "../app/ports/account-store.js";
import type { Database } from "./schema.js";

/** Tables whose rows are somebody's. */
const owned = ["claim", "session", "intent", "allowance", "known_issue", "override", "pull_track"] as const;

export function accountStore(db: Database): AccountStore {
  return {
    known: async (repositoryId) => {
      const rows = await db
        .selectFrom("known_login")
        .select(["login", "account_id"])
        .where("repository_id", "=", repositoryId)
        .execute();
      return new Map(rows.map((row) => [row.login, row.account_id]));
    },
    keep: async (repositoryId, found, now) => {
      if (found.size === 0) return;
      const rows = [...found].map(([login, account_id]) => ({
        repository_id: repositoryId,
        login: login.toLowerCase(),
        account_id,
        found_at: now,
      }));
      await db
        .insertInto("known_login")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["repository_id", "login"]).doNothing())
        .execute();
    },
    forgetAllBut: async (repositoryId, logins) => {
      await sql`delete from known_login
        where repository_id = ${repositoryId} and not login = any(${logins}::text[])`.execute(db);
    },
    adopt: async (repositoryId, { id, login }) => {
      await db.transaction().execute(async (trx) => {
        for (const table of owned)
          await sql`update ${sql.table(table)} set account_id = ${id}
            where repository_id = ${repositoryId} and account_id is null and lower(login) = ${login.toLowerCase()}`.execute(
            trx,
          );
      });
    },
  };
}
