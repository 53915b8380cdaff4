import { type Kysely, type Migration, sql } from "kysely";

/** Items whose pull request was merged into a branch other than the default one, by what holds them now. */
export const mergedItems: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table merged_item (
      repository_id bigint not null,
      item_key text not null,
      pull bigint not null,
      branch text not null,
      commit text not null,
      merged_at timestamptz not null,
      primary key (repository_id, item_key)
    )`.execute(db);
  },
};
