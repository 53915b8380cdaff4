/** The issues, labels, milestones and project items that mirror the plan. */

/** `dropped`: people closed its issue as not planned; it is neither done nor to be worked on. */
export type ItemStatus = "ready" | "blocked" | "claimed" | "done" | "dropped";

/** What a status label can say; `removed`: the plan doesn't name the item any more. */
export type LabelStatus = ItemStatus | "removed";

export interface BoardLabel {
  name: string;
  /** Six hex digits. */
  color: string;
  description: string;
}

export interface BoardMilestone {
  number: number;
  title: string;
  state: "open" | "closed";
}

/**
 * The values of our project fields; null where a field has no value. Of an issue at GitHub: as the field shows them, so
 * that a number is `3`, a date `2026-11-21`, and an option that people renamed has their name.
 */
export interface ProjectValues {
  Status: string | null;
  Track: string | null;
  Priority: string | null;
  Phase: string | null;
  Wave: string | null;
  Estimate: string | null;
  /** Id of the session that holds the live claim. */
  Session: string | null;
  "Claim ends": string | null;
}

export type ProjectFieldName = keyof ProjectValues;

/** An issue as GitHub has it. */
export interface BoardIssue {
  number: number;
  /** Database id, which the dependency endpoints take. */
  id: number;
  nodeId: string;
  title: string;
  body: string;
  state: "open" | "closed";
  stateReason: "completed" | "not_planned" | "reopened" | "duplicate" | null;
  labels: string[];
  milestone: string | null;
  assignees: string[];
  /** Numbers of the issues of this repository that block it. */
  blockedBy: number[];
  /** Number of the issue that it is a sub-issue of; `elsewhere`: one of another repository. */
  parent: number | "elsewhere" | null;
  /** How many sub-issues it has, closed ones included. */
  subIssues: number;
  /** Its item in our project; null where it has none. */
  projectItem: { id: string; values: ProjectValues } | null;
}

export interface ProjectOption {
  id: string;
  name: string;
  /** As GitHub names it: `GREEN`. */
  color: string;
  description: string;
}

/** `OTHER`: a type that we write nothing into, such as an iteration. */
export type FieldType = "SINGLE_SELECT" | "TEXT" | "NUMBER" | "DATE" | "OTHER";

export interface ProjectField {
  id: string;
  name: string;
  type: FieldType;
  options: ProjectOption[];
}

export interface Project {
  id: string;
  number: number;
  title: string;
  url: string;
  fields: ProjectField[];
}

/** What we know fields of ours by, whatever people call them and their options by now. */
export type KnownFields = ReadonlyMap<ProjectFieldName, KnownField>;

export interface KnownField {
  id: string;
  /** Ids of the options, by our value in lower case. */
  options: ReadonlyMap<string, string>;
}

/** An issue that the store knows and that is not in the repository any more. */
export interface LostIssue {
  itemKey: string;
  /** What was transferred, or converted to a discussion, lives on elsewhere and is not made again; what was deleted is. */
  reason: "deleted" | "transferred" | "converted";
  /** Where it lives now. */
  url: string | null;
}

/** What GitHub holds now. */
export interface BoardFacts {
  labels: BoardLabel[];
  milestones: BoardMilestone[];
  /** Issues known by store or marker, by item key. */
  issues: Map<string, BoardIssue>;
  lost: LostIssue[];
  /** Null: none yet. A string in `projectProblem` says why there can be none. */
  project: Project | null;
  projectProblem: string | null;
  /** As the store has them; those of another project match nothing. */
  knownFields: KnownFields;
}
