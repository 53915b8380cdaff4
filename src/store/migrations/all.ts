import type { Migration } from "kysely";
import { firstTables } from "./0001-first-tables.js";
import { sessions } from "./0002-sessions.js";
import { commentRuns } from "./0003-comment-runs.js";
import { comparisons } from "./0004-comparisons.js";
import { keptBoard } from "./0005-kept-board.js";
import { projectFields } from "./0006-project-fields.js";
import { boardRuns } from "./0007-board-runs.js";
import { boardAskedAt } from "./0008-board-asked-at.js";
import { accounts } from "./0009-accounts.js";
import { recordedOrder } from "./0010-recorded-order.js";
import { mergedChanges } from "./0011-merged-changes.js";
import { trunk } from "./0012-trunk.js";
import { mergedItems } from "./0013-merged-items.js";
import { endedSessions } from "./0014-ended-sessions.js";

/** In the order of their names. A migration that was released is never changed; the next one mends it. */
export const migrations: Record<string, Migration> = {
  "0001-first-tables": firstTables,
  "0002-sessions": sessions,
  "0003-comment-runs": commentRuns,
  "0004-comparisons": comparisons,
  "0005-kept-board": keptBoard,
  "0006-project-fields": projectFields,
  "0007-board-runs": boardRuns,
  "0008-board-asked-at": boardAskedAt,
  "0009-accounts": accounts,
  "0010-recorded-order": recordedOrder,
  "0011-merged-changes": mergedChanges,
  "0012-trunk": trunk,
  "0013-merged-items": mergedItems,
  "0014-ended-sessions": endedSessions,
};
