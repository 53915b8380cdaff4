import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  sql`alter table verdict
    add column head_ref text,
    add column from_fork boolean not null default false,
    add column lands text,
    add column finishes text[] not null default '{}'`,
  // What GitHub said of the protection and the tip of branches.
  sql`create table branch (
    repository_id bigint not null,
    name text not null,
    protected boolean not null,
    tip text,
    asked_at timestamptz not null,
    primary key (repository_id, name)
  )`,
  // The stacks that GitHub says pull requests are in.
  sql`create table pull_stack (
    repository_id bigint not null,
    pull bigint not null,
    base text not null,
    position integer not null,
    size integer not null,
    primary key (repository_id, pull)
  )`,
];

/** Where pull requests land, and what gives their owners. */
export const trunk: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
