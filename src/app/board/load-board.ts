import type { BoardFacts } from "../../core/board/model.js";
import { reconcile } from "../../core/board/reconcile.js";
import { restsOn } from "../../core/board/touched.js";
import type { BoardItemRow, KeptBoard } from "../ports/board-store.js";
import { boardFor } from "./board-for.js";
import { fullEveryMs } from "./full-every.js";
import { type BoardReading, readIssues, readingOf } from "./read-board.js";
import { renamedFacts, renameKept } from "./rename-items.js";
import type { SyncRequest } from "./sync-request.js";
import { unsettled } from "./unsettled.js";

export interface LoadedBoard {
  facts: BoardFacts;
  /** Keys of the items whose issues were loaded now; the others are as they were kept. */
  loaded: ReadonlySet<string>;
  /** Everything was loaded. */
  full: boolean;
  /** The plan's titles as they were kept, by key. */
  titles: ReadonlyMap<string, string>;
  /** Keys of issues that were asked for and may still come to be, and when that is known. */
  pending: { keys: string[]; until: Date } | null;
}

/**
 * What GitHub holds of the board. What is kept is taken as it is, except for issues that somebody may have changed and
 * those that are about to be written: these are loaded, and what they bring may concern more. So a change of one line
 * costs the same whatever the size of the plan. Everything is loaded when nothing is kept, and every six hours.
 */
export async function loadBoard(request: SyncRequest): Promise<LoadedBoard> {
  const { repositoryId, boards } = request;
  let kept = await boards.kept(repositoryId);
  if (await renameKept(request, kept.issues)) kept = await boards.kept(repositoryId);
  const rows = await boards.items(repositoryId);
  const lacks = lacksIssue(request, rows);
  const full = isDue(request, kept) || (rows.length === 0 && lacks);
  const creations = await unsettled(request, rows);
  const reading = readingOf(kept, rows, await boards.projectFields(repositoryId));
  if (full) {
    // Of an item without an issue, somebody else may have made one.
    await readIssues(request, reading, rows, lacks ? "all" : (creations.since ?? false));
    // The database was lost.
    if (rows.length === 0) reading.facts = await renamedFacts(request, reading.facts);
  } else await readNarrowly(request, reading, kept, creations.since);
  const { facts, loaded } = reading;
  const pending = await creations.settle(new Set(facts.issues.keys()));
  const titles = new Map(kept.issues.map(({ itemKey, title }) => [itemKey, title]));
  return { facts, loaded, full, titles, pending };
}

function lacksIssue({ plan }: SyncRequest, rows: readonly BoardItemRow[]): boolean {
  const has = new Set(rows.map(({ itemKey }) => itemKey));
  return plan.items.some((item) => item.state === "open" && !has.has(item.key));
}

function isDue({ full, now }: SyncRequest, { around, fullAt }: KeptBoard): boolean {
  return (
    full === true || around === null || fullAt === null || now.getTime() - fullAt.getTime() >= fullEveryMs
  );
}

/** Loads what is stale or about to be written, until that is all fresh. */
async function readNarrowly(
  request: SyncRequest,
  reading: BoardReading,
  kept: KeptBoard,
  since: Date | null,
): Promise<void> {
  const moved = new Set(kept.around?.lost.map(({ itemKey }) => itemKey));
  const stale = kept.stale.filter((key) => !moved.has(key));
  for (;;) {
    const changes = reconcile(boardFor(request, reading.facts), reading.facts);
    const touched = new Set([...stale, ...changes.flatMap(restsOn)]);
    const wanted = reading.rows.filter(({ itemKey }) => touched.has(itemKey) && !reading.loaded.has(itemKey));
    const first = !reading.begun && (changes.length > 0 || since !== null);
    if (wanted.length === 0 && !first) return;
    await readIssues(request, reading, wanted, first ? (since ?? false) : false);
  }
}
