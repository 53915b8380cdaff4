import { type Kysely, type Migration, sql } from "kysely";

/** How far the commands of a comment have run, and who wrote it; every comment that is known so far has run whole. */
export const commentRuns: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table comment_log
      add column answers text not null default '[]',
      add column done boolean not null default true,
      add column issue bigint,
      add column author text`.execute(db);
    await sql`create index comment_log_of on comment_log (repository_id, issue, author, run_at)`.execute(db);
  },
};
