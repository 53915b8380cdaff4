import type { Change, CreateIssue, UpdateIssue } from "./change.js";
import type {
  BoardFacts,
  BoardIssue,
  BoardMilestone,
  Project,
  ProjectField,
  ProjectValues,
} from "./model.js";

/** What a change made at GitHub, for the changes that come after it. */
export type Applied = (
  | { kind: "issue"; itemKey: string; issue: BoardIssue }
  | { kind: "milestone"; milestone: BoardMilestone }
  | { kind: "project"; project: Project }
  | { kind: "field"; field: ProjectField }
  | { kind: "project-items"; items: { itemKey: string; id: string }[] }
  | { kind: "nothing" }
) & {
  /** The parts of a batch that GitHub refused. */
  refused?: string[];
};

/** The facts as they are once a change has been carried out, without loading them again. */
export function absorb(facts: BoardFacts, change: Change, applied: Applied): BoardFacts {
  switch (applied.kind) {
    case "issue":
      return { ...facts, issues: new Map(facts.issues).set(applied.itemKey, applied.issue) };
    case "milestone":
      return { ...facts, milestones: [...facts.milestones, applied.milestone] };
    case "project":
      return { ...facts, project: applied.project };
    case "field":
      return { ...facts, project: facts.project && withField(facts.project, applied.field) };
    case "project-items": {
      const ids = new Map(applied.items.map((item) => [item.itemKey, item.id]));
      return withIssues(facts, [...ids.keys()], (issue, key) => {
        const id = ids.get(key);
        return id ? { ...issue, projectItem: issue.projectItem ?? { id, values: noValues } } : issue;
      });
    }
    case "nothing":
      return absorbChange(facts, change);
  }
}

export const noValues: ProjectValues = {
  Status: null,
  Track: null,
  Priority: null,
  Phase: null,
  Wave: null,
  Estimate: null,
  Session: null,
  "Claim ends": null,
};

/** An issue right after its creation. */
export function createdIssue(
  change: CreateIssue,
  ids: Pick<BoardIssue, "number" | "id" | "nodeId">,
  body: string,
): BoardIssue {
  return {
    ...ids,
    title: change.title,
    body,
    state: "open",
    stateReason: null,
    labels: change.labels,
    milestone: change.milestone,
    assignees: change.assignees,
    blockedBy: [],
    parent: null,
    subIssues: 0,
    projectItem: null,
  };
}

function absorbChange(facts: BoardFacts, change: Change): BoardFacts {
  switch (change.kind) {
    case "create-label":
      return { ...facts, labels: [...facts.labels, change.label] };
    case "update-issue":
      return withIssues(facts, [change.itemKey], (issue) => updated(issue, change));
    case "add-dependency":
    case "remove-dependency": {
      const number = facts.issues.get(change.blockedBy)?.number;
      return withIssues(facts, [change.itemKey], (issue) => {
        const others = issue.blockedBy.filter((one) => one !== number);
        const adds = change.kind === "add-dependency" && number !== undefined;
        return { ...issue, blockedBy: adds ? [...others, number] : others };
      });
    }
    case "add-sub-issues":
      return change.links.reduce(adopted, facts);
    case "set-project-values": {
      const values = new Map(change.items.map((item) => [item.itemKey, item.values]));
      return withIssues(facts, [...values.keys()], (issue, key) => {
        const item = issue.projectItem;
        return item
          ? { ...issue, projectItem: { ...item, values: { ...item.values, ...values.get(key) } } }
          : issue;
      });
    }
    default:
      return facts;
  }
}

/** An issue that has another parent leaves it, and makes room there. */
function adopted(facts: BoardFacts, { itemKey, parent }: { itemKey: string; parent: string }): BoardFacts {
  const from = facts.issues.get(itemKey)?.parent ?? null;
  const to = facts.issues.get(parent)?.number;
  if (to === undefined || from === to || !facts.issues.has(itemKey)) return facts;
  const counted = [...facts.issues].flatMap(([key, { number }]) =>
    number === from || number === to ? [key] : [],
  );
  const moved = withIssues(facts, [itemKey], (issue) => ({ ...issue, parent: to }));
  return withIssues(moved, counted, (issue) => ({
    ...issue,
    subIssues: issue.subIssues + (issue.number === to ? 1 : -1),
  }));
}

function updated(issue: BoardIssue, change: UpdateIssue): BoardIssue {
  return {
    ...issue,
    title: change.title ?? issue.title,
    body: change.body ?? issue.body,
    labels: change.labels ?? issue.labels,
    milestone: change.milestone ?? issue.milestone,
    state: change.state ?? issue.state,
    stateReason: change.stateReason ?? issue.stateReason,
  };
}

function withField(project: Project, field: ProjectField): Project {
  return { ...project, fields: [...project.fields.filter((one) => one.id !== field.id), field] };
}

function withIssues(
  facts: BoardFacts,
  keys: readonly string[],
  change: (issue: BoardIssue, key: string) => BoardIssue,
): BoardFacts {
  const issues = new Map(facts.issues);
  for (const key of keys) {
    const issue = issues.get(key);
    if (issue) issues.set(key, change(issue, key));
  }
  return { ...facts, issues };
}
