import type { Change } from "../../core/board/change.js";
import type { BoardFacts } from "../../core/board/model.js";
import { touchedBy } from "../../core/board/touched.js";
import type { LoadedBoard } from "./load-board.js";
import type { SyncRequest } from "./sync-request.js";

/** What is written next may be cut off: until that is over, what is kept of these issues is not relied upon. */
export async function beforeWrites(
  { boards, repositoryId, now }: SyncRequest,
  changes: readonly Change[],
  facts: BoardFacts,
): Promise<void> {
  const keys = new Set(changes.flatMap(touchedBy));
  const numbers = [...keys].flatMap((key) => facts.issues.get(key)?.number ?? []);
  await boards.touch(repositoryId, numbers, now);
}

/** Keeps what GitHub holds after a sync, as far as it was seen or written by it. */
export async function keepFacts(
  { boards, repositoryId, plan, now }: SyncRequest,
  after: BoardFacts,
  seen: Omit<LoadedBoard, "pending"> & { unsure: ReadonlySet<string> },
): Promise<void> {
  const named = new Map(plan.items.map(({ key, title }) => [key, title]));
  const titleOf = (key: string) => named.get(key) ?? "";
  const { issues: all, knownFields: _, ...around } = after;
  const isFresh = (key: string) =>
    seen.full ||
    seen.loaded.has(key) ||
    seen.facts.issues.get(key) !== all.get(key) ||
    seen.titles.get(key) !== titleOf(key);
  const issues = [...all].flatMap(([itemKey, issue]) =>
    seen.unsure.has(itemKey) || !isFresh(itemKey) ? [] : [{ itemKey, issue, title: titleOf(itemKey) }],
  );
  await boards.keep(repositoryId, { issues, around, full: seen.full }, now);
}
