import type { BoardFacts, KnownFields } from "../../core/board/model.js";
import { reconcile } from "../../core/board/reconcile.js";
import { restsOn } from "../../core/board/touched.js";
import type { BoardItemRow, KeptBoard } from "../ports/board-store.js";
import { boardFor } from "./board-for.js";
import { fullEveryMs } from "./full-every.js";
import { renamedFacts, renamedRows } from "./rename-items.js";
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
  const { repositoryId, boards, now } = request;
  const before = await boards.kept(repositoryId);
  const rows = await renamedRows(request, await boards.items(repositoryId), before.issues);
  const kept = await boards.kept(repositoryId);
  const full =
    request.full === true ||
    kept.around === null ||
    kept.fullAt === null ||
    now.getTime() - kept.fullAt.getTime() >= fullEveryMs ||
    (rows.length === 0 && lacksIssue(request, rows));
  const creations = await unsettled(request, rows);
  const knownFields = await boards.projectFields(repositoryId);
  const state: Loading = { knownFields, rows, since: creations.since, facts: null, loaded: new Set() };
  if (full) {
    const scan = lacksIssue(request, rows) ? "all" : (creations.since ?? false);
    await load(request, state, kept, rows, scan);
    // The database was lost.
    if (rows.length === 0 && state.facts) state.facts = await renamedFacts(request, state.facts);
  } else await narrow(request, state, kept);
  const facts = state.facts ?? factsOf(kept, state);
  const pending = await creations.settle(new Set(facts.issues.keys()));
  const titles = new Map(kept.issues.map(({ itemKey, title }) => [itemKey, title]));
  return { facts, loaded: state.loaded, full, titles, pending };
}

function lacksIssue({ plan }: SyncRequest, rows: readonly BoardItemRow[]): boolean {
  const has = new Set(rows.map(({ itemKey }) => itemKey));
  return plan.items.some((item) => item.state === "open" && !has.has(item.key));
}

interface Loading {
  knownFields: KnownFields;
  rows: BoardItemRow[];
  /** Issues that changed since then may be ones that we asked for. */
  since: Date | null;
  facts: BoardFacts | null;
  loaded: Set<string>;
}

const factsOf = ({ around, issues }: KeptBoard, { knownFields }: Loading): BoardFacts => ({
  labels: [],
  milestones: [],
  lost: [],
  project: null,
  projectProblem: null,
  ...around,
  knownFields,
  issues: new Map(issues.map(({ itemKey, issue }) => [itemKey, issue])),
});

/** Loads what is stale or about to be written, until that is all fresh. */
async function narrow(request: SyncRequest, state: Loading, kept: KeptBoard): Promise<void> {
  const moved = new Set(kept.around?.lost.map(({ itemKey }) => itemKey));
  const stale = kept.stale.filter((key) => !moved.has(key));
  for (;;) {
    const facts = state.facts ?? factsOf(kept, state);
    const changes = reconcile(boardFor(request, facts), facts);
    const touched = new Set([...stale, ...changes.flatMap(restsOn)]);
    const wanted = state.rows.filter(({ itemKey }) => touched.has(itemKey) && !state.loaded.has(itemKey));
    const first = state.facts === null && (changes.length > 0 || state.since !== null);
    if (wanted.length === 0 && !first) return;
    await load(request, state, kept, wanted, first ? (state.since ?? false) : false);
  }
}

async function load(
  request: SyncRequest,
  state: Loading,
  kept: KeptBoard,
  wanted: readonly BoardItemRow[],
  scan: "all" | Date | false,
): Promise<void> {
  const { repositoryId, boards, host, project } = request;
  const projectId = await boards.project(repositoryId);
  const known = wanted.map((row) => ({
    itemKey: row.itemKey,
    number: row.issueNumber,
    nodeId: row.issueNodeId,
  }));
  const { knownFields } = state;
  const fresh = await host.load({ known, scan, project, projectId, knownFields });
  const asked = new Set(wanted.map(({ itemKey }) => itemKey));
  for (const key of asked) state.loaded.add(key);
  for (const { itemKey, reason } of fresh.lost) {
    if (reason !== "deleted") continue;
    await boards.forget(repositoryId, itemKey);
    state.rows = state.rows.filter((row) => row.itemKey !== itemKey);
  }
  await keepRows(request, state.rows, fresh);
  if (fresh.project && fresh.project.id !== projectId)
    await boards.saveProject(repositoryId, fresh.project.id);
  const before = state.facts ?? factsOf(kept, state);
  const issues = new Map([...before.issues].filter(([key]) => !asked.has(key)));
  for (const [key, issue] of fresh.issues) issues.set(key, issue);
  const moved = fresh.lost.filter(({ reason }) => reason === "transferred");
  const lost = [...before.lost.filter(({ itemKey }) => !asked.has(itemKey)), ...moved];
  state.facts = { ...fresh, issues, lost };
}

/** An issue that was found by its marker gets its row. */
async function keepRows(
  { repositoryId, boards }: SyncRequest,
  rows: readonly BoardItemRow[],
  facts: BoardFacts,
): Promise<void> {
  const numbers = new Map(rows.map((row) => [row.itemKey, row.issueNumber]));
  for (const [itemKey, { number, id, nodeId }] of facts.issues) {
    if (numbers.get(itemKey) === number) continue;
    await boards.save(repositoryId, { itemKey, issueNumber: number, issueId: id, issueNodeId: nodeId });
  }
}
