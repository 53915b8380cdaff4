import { type Kysely, sql } from "kysely";
import type { BoardStore } from "../app/ports/board-store.js";
import type { BoardIssue } from "../core/board/model.js";
import type { Database, Schema } from "./schema.js";

type KeptBoardStore = Pick<
  BoardStore,
  "kept" | "keep" | "touch" | "beginCreation" | "endCreation" | "creations"
>;

/** What GitHub held of the board when it was seen last. */
export function keptBoardStore(db: Database): KeptBoardStore {
  return {
    kept: async (repositoryId) => {
      const rows = await db
        .selectFrom("board_item")
        .select(["item_key", "issue", "title", "stale_at"])
        .where("repository_id", "=", repositoryId)
        .execute();
      const whole = await db
        .selectFrom("board_kept")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return {
        issues: rows.flatMap(({ item_key: itemKey, issue, title }) =>
          issue === null ? [] : [{ itemKey, issue: JSON.parse(issue) as BoardIssue, title: title ?? "" }],
        ),
        stale: rows.filter((row) => row.stale_at !== null || row.issue === null).map((row) => row.item_key),
        around: whole ? JSON.parse(whole.around) : null,
        fullAt: whole?.full_at ?? null,
      };
    },

    keep: async (repositoryId, { issues, around, full }, at) => {
      await db.transaction().execute(async (trx) => {
        await keepIssues(trx, repositoryId, issues, at);
        const value = { around: JSON.stringify(around), full_at: at };
        await trx
          .insertInto("board_kept")
          .values({ repository_id: repositoryId, ...value })
          .onConflict((conflict) =>
            conflict.column("repository_id").doUpdateSet(full ? value : { around: value.around }),
          )
          .execute();
      });
    },

    touch: async (repositoryId, issueNumbers, at) => {
      if (issueNumbers.length === 0) return 0;
      const { numUpdatedRows } = await db
        .updateTable("board_item")
        .set({ stale_at: sql`greatest(stale_at, ${at}::timestamptz)` })
        .where("repository_id", "=", repositoryId)
        .where("issue_number", "in", issueNumbers)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },

    beginCreation: async (repositoryId, itemKey, at) => {
      const started = { started_at: at };
      await db
        .insertInto("board_creation")
        .values({ repository_id: repositoryId, item_key: itemKey, ...started })
        .onConflict((conflict) => conflict.columns(["repository_id", "item_key"]).doUpdateSet(started))
        .execute();
    },

    endCreation: async (repositoryId, itemKey) => {
      await db
        .deleteFrom("board_creation")
        .where("repository_id", "=", repositoryId)
        .where("item_key", "=", itemKey)
        .execute();
    },

    creations: async (repositoryId) => {
      const rows = await db
        .selectFrom("board_creation")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .execute();
      return rows.map((row) => ({ itemKey: row.item_key, startedAt: row.started_at }));
    },
  };
}

/** One statement for all. */
async function keepIssues(
  db: Kysely<Schema>,
  repositoryId: number,
  issues: Parameters<BoardStore["keep"]>[1]["issues"],
  at: Date,
): Promise<void> {
  if (issues.length === 0) return;
  const rows = JSON.stringify(
    issues.map(({ itemKey, issue, title }) => ({ item_key: itemKey, issue: JSON.stringify(issue), title })),
  );
  await sql`
    update board_item set issue = row.issue, title = row.title,
      stale_at = case when board_item.stale_at <= ${at} then null else board_item.stale_at end
    from json_to_recordset(${rows}::json) as row (item_key text, issue text, title text)
    where board_item.repository_id = ${repositoryId} and board_item.item_key = row.item_key
  `.execute(db);
}
