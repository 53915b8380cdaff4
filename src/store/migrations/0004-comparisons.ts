import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  sql`create table comparison (
    repository_id bigint not null,
    base text not null,
    head text not null,
    value text not null,
    kept_at timestamptz not null,
    primary key (repository_id, base, head)
  )`,
  sql`create index comparison_age on comparison (kept_at)`,
  // JSON of the files as they were, pairs of path and blob id; null: it holds whatever changes.
  sql`alter table override add column files text`,
  // What an open pull request touches, and whose it is: JSON.
  sql`alter table verdict add column touches text`,
];

/** Comparisons of commits; what open pull requests touch; overrides that end. */
export const comparisons: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
