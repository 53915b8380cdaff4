import { batches } from "./batches.js";
import type { Change } from "./change.js";
import type { DesiredBoard } from "./desired.js";
import { dependencyChanges, edgesOf } from "./edges.js";
import { createIssue, removeIssue, type Surroundings, updateIssue } from "./issue-change.js";
import { statusLabel } from "./label.js";
import type { BoardFacts } from "./model.js";
import { projectChanges } from "./project-changes.js";

/**
 * The writes that bring what GitHub holds to what the board should be, in the order in which they must be made: labels,
 * milestones, project, issues, dependencies, sub-issues, project items. Nothing differs: no change.
 * Labels and milestones that exist keep their colours and descriptions, which people may choose.
 */
export function reconcile(board: DesiredBoard, facts: BoardFacts): Change[] {
  const issues = issueChanges(board, facts);
  const project = projectChanges(board, facts);
  return [
    ...labelChanges(board, facts, issues),
    ...milestoneChanges(board, facts),
    ...project.setUp,
    ...issues,
    ...dependencyChanges(edgesOf(board.items, facts), facts),
    ...subIssueChanges(board),
    ...project.items,
  ];
}

/** What an issue's section must know of the others. */
export function surroundings(board: DesiredBoard, facts: Pick<BoardFacts, "issues">): Surroundings {
  return {
    board,
    edges: edgesOf(board.items, facts),
    mirrored: new Set(board.items.map((one) => one.item.key)),
    numberOf: (itemKey) => facts.issues.get(itemKey)?.number ?? null,
  };
}

function issueChanges(board: DesiredBoard, facts: BoardFacts): Change[] {
  const around = surroundings(board, facts);
  const parents = new Set(board.parents.map(({ key }) => key));
  const wanted = [...board.items, ...board.parents.map(({ desired }) => desired)];
  const planned = wanted.flatMap((desired): Change[] => {
    const issue = facts.issues.get(desired.item.key);
    if (!issue) return [createIssue(desired, around)];
    return [updateIssue(desired, issue, around) ?? []].flat();
  });
  const removed = [...facts.issues].flatMap(([itemKey, issue]): Change[] =>
    around.mirrored.has(itemKey) || parents.has(itemKey) ? [] : [removeIssue(itemKey, issue) ?? []].flat(),
  );
  return [...planned, ...removed];
}

/** Each costs GitHub a lookup of both issues, and a request may take 10 s. */
const linkedAtOnce = 100;

function subIssueChanges({ parents }: DesiredBoard): Change[] {
  const links = parents.flatMap(({ key, adopts }) => adopts.map((itemKey) => ({ itemKey, parent: key })));
  return batches(links, linkedAtOnce).map((some) => ({ kind: "add-sub-issues", links: some }));
}

function labelChanges(board: DesiredBoard, facts: BoardFacts, issues: readonly Change[]): Change[] {
  const has = new Set(facts.labels.map((label) => label.name.toLowerCase()));
  const removed = statusLabel("removed");
  const usesRemoved = issues.some(
    (change) => change.kind === "update-issue" && change.labels?.includes(removed.name),
  );
  return [...board.labels, ...(usesRemoved ? [removed] : [])]
    .filter((label) => !has.has(label.name.toLowerCase()))
    .map((label) => ({ kind: "create-label", label }));
}

function milestoneChanges(board: DesiredBoard, facts: BoardFacts): Change[] {
  const has = new Set(facts.milestones.map((milestone) => milestone.title.toLowerCase()));
  return board.milestones
    .filter((title) => !has.has(title.toLowerCase()))
    .map((title) => ({ kind: "create-milestone", title }));
}
