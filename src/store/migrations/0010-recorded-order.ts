import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // When GitHub recorded what the delivery tells of; where that isn't known, when it came in.
  sql`alter table delivery add column recorded_at timestamptz`,
  sql`update delivery set recorded_at = received_at`,
  // A default, for replicas of the version before that still run.
  sql`alter table delivery alter column recorded_at set default now()`,
  sql`alter table delivery alter column recorded_at set not null`,
  // GitHub's id of it, which sets apart what was recorded in the same second; 0: it has none.
  sql`alter table delivery add column recorded_id bigint not null default 0`,
  sql`drop index delivery_unfinished`,
  sql`create index delivery_unfinished on delivery (repository_id, recorded_at, recorded_id, sequence)
    where finished_at is null`,
];

/** Deliveries that wait are taken in the order in which GitHub recorded what they tell of. */
export const recordedOrder: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
