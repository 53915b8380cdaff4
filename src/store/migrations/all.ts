import type { Migration } from "kysely";
import { firstTables } from "./0001-first-tables.js";
import { sessions } from "./0002-sessions.js";
import { commentRuns } from "./0003-comment-runs.js";
import { comparisons } from "./0004-comparisons.js";
import { boardRuns } from "./0007-board-runs.js";

/** In the order of their names. A migration that was released is never changed; the next one mends it. */
export const migrations: Record<string, Migration> = {
  "0001-first-tables": firstTables,
  "0002-sessions": sessions,
  "0003-comment-runs": commentRuns,
  "0004-comparisons": comparisons,
  "0007-board-runs": boardRuns,
};
