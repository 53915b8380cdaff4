import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // JSON of the issue as GitHub had it last; null: never seen whole.
  sql`alter table board_item add column issue text`,
  // Title of the plan's item at the last sync, by which a changed key is known.
  sql`alter table board_item add column title text`,
  // Since when the issue may be another than the one kept.
  sql`alter table board_item add column stale_at timestamptz`,
  sql`create table board_kept (
    repository_id bigint primary key,
    around text not null,
    full_at timestamptz not null
  )`,
  sql`create table board_creation (
    repository_id bigint not null,
    item_key text not null,
    started_at timestamptz not null,
    primary key (repository_id, item_key)
  )`,
];

/** What GitHub held of the board when it was seen last; issues that were asked for and may have been made. */
export const keptBoard: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
