import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  // The row stays, so that a session of that name begins with a generation that the ended one never had.
  sql`alter table session
    add column ended_at timestamptz,
    add column ended_by text`,
];

/** Sessions that were ended by somebody. */
export const endedSessions: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
