import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  sql`create table board_run (
    repository_id bigint primary key,
    made integer not null,
    total integer not null,
    started_at timestamptz not null,
    stopped_at timestamptz,
    resumes_at timestamptz,
    reason text
  )`,
  // Lines, as JSON.
  sql`create table board_notes (
    repository_id bigint primary key,
    drift text not null,
    problems text not null,
    synced_at timestamptz not null
  )`,
];

/** How far the sync of a board is while it runs or waits, and what the last one left. */
export const boardRuns: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
