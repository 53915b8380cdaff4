import { sql } from "kysely";
import type { Database } from "./schema.js";

/**
 * Everything that is kept of an item under another key. Claims of the new key that are over keep their generations; those
 * of the old one come behind them, so that a live one still has the highest.
 */
export async function renameItem(
  db: Database,
  repositoryId: number,
  from: string,
  to: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`update board_item set item_key = ${to}
      where repository_id = ${repositoryId} and item_key = ${from}`.execute(trx);
    await sql`update claim set item_key = ${to}, generation = generation + (
        select coalesce(max(generation), 0) from claim where repository_id = ${repositoryId} and item_key = ${to}
      ) where repository_id = ${repositoryId} and item_key = ${from}`.execute(trx);
    await sql`delete from merged_item where repository_id = ${repositoryId} and item_key = ${to}
      and exists (select from merged_item where repository_id = ${repositoryId} and item_key = ${from})`.execute(
      trx,
    );
    await sql`update merged_item set item_key = ${to}
      where repository_id = ${repositoryId} and item_key = ${from}`.execute(trx);
    await sql`update known_issue set item_key = ${to}
      where repository_id = ${repositoryId} and item_key = ${from}`.execute(trx);
  });
}
