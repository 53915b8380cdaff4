import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // `paths` is JSON of what stood at each path before and after the merge; `undo_key` a digest of what stood there before.
  sql`create table merged_change (
    repository_id bigint not null,
    pull bigint not null,
    base_ref text not null,
    before text not null,
    after text not null,
    paths text not null,
    undo_key text not null,
    items text[] not null,
    merged_at timestamptz not null,
    taken_back_by bigint,
    proven text,
    primary key (repository_id, pull)
  )`,
  sql`create index merged_change_undo on merged_change (repository_id, undo_key)`,
  sql`create index merged_change_by on merged_change (repository_id, taken_back_by)`,
  sql`create index merged_change_age on merged_change (merged_at)`,
];

/** What merged pull requests changed, by content. */
export const mergedChanges: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
