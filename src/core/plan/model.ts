/** What a repository's plan documents say, read into one value (design.md §6). */

export type Priority = "P0" | "P1" | "P2" | "P3";

/** How an item says that it will touch a file. */
export type Access = "modify" | "create" | "own";

export type ItemState = "open" | "done";

export interface ItemFile {
  /** Path or folder as the plan writes it, without `./`; a folder ends in `/`. */
  path: string;
  access: Access;
}

export interface Deliverable {
  text: string;
  done: boolean;
}

/** A unit of work of the plan; becomes one issue. */
export interface Item {
  /** Stable across edits and unique in the plan, always a string: `S4`, `2.1`, `track-3`. */
  key: string;
  /** Other names the plan uses for it: `3`, `calling-agent`. */
  aliases: string[];
  title: string;
  /** Id of the track it belongs to; null where the plan names none. See `laneOf`. */
  track: string | null;
  phase: string | null;
  priority: Priority | null;
  state: ItemState;
  /** Keys of items of this plan. Names that match nothing are in `problems`, not here. */
  dependsOn: string[];
  files: ItemFile[];
  deliverables: Deliverable[];
  exitCriteria: string | null;
  /** As written: `2h`, `30 min`. */
  estimate: string | null;
  owner: string | null;
  file: string;
  /** 1-based. */
  line: number;
}

/** A worker that the plan names: an agent or a person. */
export interface PlanSession {
  id: string;
  role: string | null;
  line: number;
}

/** A lane of work that owns paths. */
export interface Track {
  id: string;
  title: string;
}

/** A path and who owns it, as the plan's ownership lists say it. Two or more owners: shared. */
export interface OwnershipEntry {
  pattern: string;
  owners: string[];
  note: string | null;
  file: string;
  line: number;
}

export type ProblemCode =
  | "cycle"
  | "duplicate-key"
  | "unknown-dependency"
  | "self-dependency"
  | "unknown-owner"
  | "file-conflict"
  | "unowned-file"
  | "foreign-file"
  | "ambiguous"
  | "invalid-yaml"
  | "invalid-value"
  | "too-large"
  | "no-items"
  | "unreadable";

/** Something wrong with a document, with its place. Errors stop a sync; warnings don't. */
export interface Problem {
  severity: "error" | "warning";
  code: ProblemCode;
  /** One sentence that says what, and what is allowed or what to do. */
  message: string;
  file: string;
  /** 1-based; 0 where the whole file is meant. */
  line: number;
}

/** A document that the plan was read from, and the format that it was taken for; null where it couldn't be read. */
export interface PlanSource {
  path: string;
  format: string | null;
}

export interface Plan {
  title: string | null;
  items: Item[];
  sessions: PlanSession[];
  tracks: Track[];
  ownership: OwnershipEntry[];
  sources: PlanSource[];
  problems: Problem[];
}

/** A document of a repository, as text. */
export interface Document {
  /** Path in the repository. */
  path: string;
  text: string;
}

export const emptyPlan: Plan = {
  title: null,
  items: [],
  sessions: [],
  tracks: [],
  ownership: [],
  sources: [],
  problems: [],
};
