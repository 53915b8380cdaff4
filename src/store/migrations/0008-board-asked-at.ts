import { type Kysely, type Migration, sql } from "kysely";

/** When a board was last asked to be read whole. `if not exists`: for a while the column came with the table. */
export const boardAskedAt: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`alter table board_kept add column if not exists asked_at timestamptz`.execute(db);
  },
};
