import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // JSON of pairs of our value, in lower case, and the option's id.
  sql`create table project_field (
    repository_id bigint not null,
    name text not null,
    field_id text not null,
    options text not null,
    primary key (repository_id, name)
  )`,
  // The end that the board was last asked to show; null: none.
  sql`alter table claim add column shown_end timestamptz`,
];

/** What the fields of a project board are known by; which ends of claims it shows. */
export const projectFields: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
