import { type Selectable, sql } from "kysely";
import type { BoardItemRow, BoardStore } from "../app/ports/board-store.js";
import type { BoardIssue } from "../core/board/model.js";
import { readTrackKey } from "../core/board/track-key.js";
import { keptBoardStore } from "./kept-board.js";
import { projectFieldStore } from "./project-fields.js";
import { renameItem } from "./rename-item.js";
import type { Database, Schema } from "./schema.js";

const itemColumns = ["item_key", "issue_number", "issue_id", "issue_node_id"] as const;

export function boardStore(db: Database): BoardStore {
  const items = (repositoryId: number) =>
    db.selectFrom("board_item").select(itemColumns).where("repository_id", "=", repositoryId);
  return {
    ...keptBoardStore(db),
    ...projectFieldStore(db),

    items: async (repositoryId, keys) => {
      const query = items(repositoryId).orderBy("issue_number");
      const asked = keys ? query.where(sql<boolean>`item_key = any(${keys}::text[])`) : query;
      return (await asked.execute()).map(itemOf);
    },

    itemOfIssue: async (repositoryId, issueNumber) => {
      const row = await items(repositoryId).where("issue_number", "=", issueNumber).executeTakeFirst();
      return row && readTrackKey(row.item_key) === null ? itemOf(row) : null;
    },

    keptBody: async (repositoryId, issueNumber) => {
      const row = await db
        .selectFrom("board_item")
        .select("issue")
        .where("repository_id", "=", repositoryId)
        .where("issue_number", "=", issueNumber)
        .executeTakeFirst();
      return row?.issue == null ? null : (JSON.parse(row.issue) as BoardIssue).body;
    },

    /** An issue mirrors one item: saved under a new key, it is no longer the old key's. */
    save: async (repositoryId, row) => {
      const issue = { issue_number: row.issueNumber, issue_id: row.issueId, issue_node_id: row.issueNodeId };
      await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom("board_item")
          .where("repository_id", "=", repositoryId)
          .where("issue_number", "=", row.issueNumber)
          .where("item_key", "!=", row.itemKey)
          .execute();
        await trx
          .insertInto("board_item")
          .values({ repository_id: repositoryId, item_key: row.itemKey, ...issue })
          .onConflict((conflict) =>
            conflict.columns(["repository_id", "item_key"]).doUpdateSet((eb) => ({
              ...issue,
              // What was kept is another issue's.
              issue: eb
                .case()
                .when("board_item.issue_node_id", "=", row.issueNodeId)
                .then(eb.ref("board_item.issue"))
                .else(null)
                .end(),
            })),
          )
          .execute();
        await trx
          .deleteFrom("board_creation")
          .where("repository_id", "=", repositoryId)
          .where("item_key", "=", row.itemKey)
          .execute();
      });
    },

    rename: (repositoryId, from, to) => renameItem(db, repositoryId, from, to),

    forget: async (repositoryId, itemKey) => {
      await db
        .deleteFrom("board_item")
        .where("repository_id", "=", repositoryId)
        .where("item_key", "=", itemKey)
        .execute();
    },
  };
}

function itemOf(row: Pick<Selectable<Schema["board_item"]>, (typeof itemColumns)[number]>): BoardItemRow {
  return {
    itemKey: row.item_key,
    issueNumber: row.issue_number,
    issueId: row.issue_id,
    issueNodeId: row.issue_node_id,
  };
}
