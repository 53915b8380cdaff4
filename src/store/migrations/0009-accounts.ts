import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // Null in rows from before: they get the id of the first account that is seen under their login.
  ...["claim", "session", "intent", "allowance", "known_issue", "override", "pull_track"].map(
    (table) => sql`alter table ${sql.table(table)} add column account_id bigint`,
  ),
  // GitHub counts the words of reviews and comments on lines by themselves.
  sql`alter table comment_log
    add column place text not null default 'thread',
    drop constraint comment_log_pkey,
    add primary key (repository_id, place, comment_id)`,
  sql`create index claim_account on claim (repository_id, account_id) where ended_at is null`,
  // The account that a login in config or ownership file was found to be.
  sql`create table known_login (
    repository_id bigint not null,
    login text not null,
    account_id bigint not null,
    found_at timestamptz not null,
    primary key (repository_id, login)
  )`,
  sql`alter table session add column item_key text`,
];

/** Accounts are known by GitHub's numeric id, and logins in files by the account that they meant first. */
export const accounts: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
