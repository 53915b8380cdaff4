import { errorsOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import { absorb, createdIssue } from "./absorb.js";
import type { Change, UpdateIssue } from "./change.js";
import { desiredBoard } from "./desired.js";
import type { BoardFacts, BoardIssue } from "./model.js";
import { progressOf } from "./progress.js";
import { reconcile } from "./reconcile.js";
import { resolveReferences } from "./reference.js";
import { renamesOf } from "./renames.js";

/** How many issues a change of the plan touches, each counted once, and how many dependencies between them. */
export interface BoardCounts {
  made: number;
  closedAsNotPlanned: number;
  closedAsDone: number;
  reopened: number;
  renamed: number;
  /** In their text, labels or milestone alone. */
  updated: number;
  dependenciesAdded: number;
  dependenciesRemoved: number;
}

/** `left-alone`: a plan without items changes nothing. `uncounted`: counting would take too long. */
export type BoardOutlook = BoardCounts | "left-alone" | "uncounted";

/** All texts of the board are written for it, a millisecond an item, while nothing else runs. */
const mostItems = 2_000;

/**
 * What the board will do when the plan becomes `after`, as far as the two plans alone tell: by the changes that bring a
 * board to `after` that shows `before` and that people left as it is.
 */
export function boardOutlook(before: Plan, after: Plan): BoardOutlook {
  if (after.items.length === 0) return "left-alone";
  if (Math.max(before.items.length, after.items.length) > mostItems) return "uncounted";
  const counts: BoardCounts = {
    ...{ made: 0, closedAsNotPlanned: 0, closedAsDone: 0, reopened: 0, renamed: 0, updated: 0 },
    ...{ dependenciesAdded: 0, dependenciesRemoved: 0 },
  };
  for (const change of changesTo(after, rekeyed(boardShowing(before), before, after))) {
    const name = nameOf(change);
    if (name) counts[name] += 1;
  }
  return counts;
}

/** An item whose key was changed keeps its issue. */
function rekeyed(facts: BoardFacts, before: Plan, after: Plan): BoardFacts {
  const known = before.items.map(({ key: itemKey, title }) => ({ itemKey, title }));
  const names = new Map(renamesOf(after, known).map(({ from, to }) => [from, to]));
  const issues = [...facts.issues].map(([key, issue]) => [names.get(key) ?? key, issue] as const);
  return { ...facts, issues: new Map(issues) };
}

function nameOf(change: Change): keyof BoardCounts | null {
  switch (change.kind) {
    case "create-issue":
      return "made";
    case "update-issue":
      return updateName(change);
    case "add-dependency":
      return "dependenciesAdded";
    case "remove-dependency":
      return "dependenciesRemoved";
    default:
      return null;
  }
}

function updateName({ state, stateReason, title }: UpdateIssue): keyof BoardCounts {
  if (state === "closed") return stateReason === "not_planned" ? "closedAsNotPlanned" : "closedAsDone";
  if (state === "open") return "reopened";
  return title === undefined ? "updated" : "renamed";
}

const noBoard: BoardFacts = {
  ...{ labels: [], milestones: [], issues: new Map(), lost: [] },
  ...{ project: null, projectProblem: null, knownFields: new Map() },
};

/** Every item has its issue, also one that is done: most were open once. A plan with errors was never shown. */
function boardShowing(plan: Plan): BoardFacts {
  if (errorsOf(plan.problems).length > 0) return noBoard;
  const begun: Plan = { ...plan, items: plan.items.map((item) => ({ ...item, state: "open" })) };
  const board = carriedOut(changesTo(begun, noBoard), noBoard);
  return carriedOut(changesTo(plan, board), board);
}

function changesTo(plan: Plan, facts: BoardFacts): Change[] {
  const progress = progressOf(plan, facts);
  const about = { claims: [], waves: new Map<string, number>(), lost: [], project: false as const };
  const { issues } = facts;
  return reconcile(
    desiredBoard({ plan, progress, issues, trackIssues: false, issueType: null, ...about }),
    facts,
  );
}

/** The issues as GitHub would have them. Labels and milestones are not followed: nothing here depends on them. */
function carriedOut(changes: readonly Change[], facts: BoardFacts): BoardFacts {
  const issues = new Map(facts.issues);
  const numberOf = (key: string) => issues.get(key)?.number ?? null;
  for (const change of changes) {
    if (change.kind === "create-issue") {
      const number = issues.size + 1;
      const ids = { number, id: number, nodeId: String(number) };
      issues.set(change.itemKey, createdIssue(change, ids, resolveReferences(change.body, numberOf)));
    } else if ("itemKey" in change) {
      const keys = [change.itemKey, ...("blockedBy" in change ? [change.blockedBy] : [])];
      const concerned = keys.flatMap((key): [string, BoardIssue][] => {
        const issue = issues.get(key);
        return issue ? [[key, issue]] : [];
      });
      // Only the issues that it is about: taking in a change copies all that it is given.
      const own = absorb({ ...facts, issues: new Map(concerned) }, change, { kind: "nothing" });
      for (const [key, issue] of own.issues) issues.set(key, issue);
    }
  }
  return { ...facts, issues };
}
