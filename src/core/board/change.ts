import type { BoardLabel, ProjectFieldName } from "./model.js";

/**
 * One write that would bring the board to what the plan says. A list of changes is the dry run: it is plain
 * JSON, in the order in which it must be carried out. What an earlier change creates is named by item key,
 * label name, milestone title or field name; the executor looks up the number or id.
 */
export type Change =
  | { kind: "create-label"; label: BoardLabel }
  | { kind: "create-milestone"; title: string }
  | { kind: "create-project"; title: string }
  | { kind: "create-field"; name: ProjectFieldName; type: "SINGLE_SELECT" | "TEXT"; options: string[] }
  /** Adds options to a single select field; those that it has stay as they are, ids included. */
  | { kind: "add-options"; field: ProjectFieldName; options: string[] }
  | CreateIssue
  | UpdateIssue
  | { kind: "add-dependency"; itemKey: string; blockedBy: string }
  | { kind: "remove-dependency"; itemKey: string; blockedBy: string }
  /** One GraphQL request. */
  | { kind: "add-sub-issues"; links: SubIssue[] }
  /** One GraphQL request. */
  | { kind: "add-project-items"; itemKeys: string[] }
  /** One GraphQL request. */
  | { kind: "set-project-values"; items: ItemValues[] };

/** One create call carries labels, milestone, type and assignees. References in the body are resolved when it is sent. */
export interface CreateIssue {
  kind: "create-issue";
  itemKey: string;
  title: string;
  body: string;
  labels: string[];
  /** Title of the milestone. */
  milestone: string | null;
  /** Logins; GitHub leaves out those that can't be assigned. */
  assignees: string[];
  /** Name of an issue type of the organization; null: none. */
  type: string | null;
}

/** Only what differs is there; `labels` is then the whole list to set, people's own labels included. */
export interface UpdateIssue {
  kind: "update-issue";
  itemKey: string;
  number: number;
  title?: string;
  body?: string;
  labels?: string[];
  milestone?: string;
  state?: "open" | "closed";
  stateReason?: "completed" | "not_planned" | "reopened";
}

/** An item, and the key of the issue of its track. */
export interface SubIssue {
  itemKey: string;
  parent: string;
}

export interface ItemValues {
  itemKey: string;
  /** Only what differs, as the field is to show it; null: cleared. */
  values: Partial<Record<ProjectFieldName, string | null>>;
}

export type ChangeKind = Change["kind"];
