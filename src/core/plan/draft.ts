import type { Deliverable, Item, ItemState, OwnershipEntry, PlanSession, Problem, Track } from "./model.js";

/** What a document says that an item waits for, before anybody knows what it names. */
export interface Reference {
  /** As written: `S4`, `Track 2 (schema first)`, `T1-T12`. */
  text: string;
  file: string;
  line: number;
  /** It stands in a place made for dependencies, so that an unknown name in it is an error. */
  explicit: boolean;
  /** The text is one name; it isn't taken apart. */
  whole: boolean;
}

/** `before` comes first, `after` waits for it: an arrow of a drawing. Both are names as written. */
export interface Edge {
  before: string;
  after: string;
  file: string;
  line: number;
}

/** One description of an item. Several descriptions of one key are merged; null says nothing. */
export interface ItemDraft extends Omit<Item, "state" | "dependsOn"> {
  state: ItemState | null;
  dependsOn: Reference[];
  /** The items that wait for this one. */
  blocks: Reference[];
  /** Names under which several items are spoken of: a story, a stream. */
  groups: string[];
  /** A second description of the same key in the same document is a mistake, not an addition. */
  unique: boolean;
}

export type LineKind =
  | "title"
  | "item"
  | "field"
  | "dependency"
  | "file"
  | "ownership"
  | "phase"
  | "session"
  | "ignored";

/** What a reader took a line for; `plan explain` prints it. A line may have several, and most have none. */
export interface LineNote {
  /** 1-based. */
  line: number;
  kind: LineKind;
  /** The item's key, the field's name, the owner; for `ignored` the reason. */
  what: string;
}

/** What one document says. */
export interface PlanDraft {
  title: string | null;
  items: ItemDraft[];
  sessions: PlanSession[];
  tracks: Track[];
  ownership: OwnershipEntry[];
  edges: Edge[];
  problems: Problem[];
  notes: LineNote[];
}

export const emptyDraft = (): PlanDraft => ({
  title: null,
  items: [],
  sessions: [],
  tracks: [],
  ownership: [],
  edges: [],
  problems: [],
  notes: [],
});

export const emptyItem = (key: string, title: string, file: string, line: number): ItemDraft => ({
  key,
  aliases: [],
  title,
  track: null,
  phase: null,
  priority: null,
  state: null,
  dependsOn: [],
  blocks: [],
  groups: [],
  files: [],
  deliverables: [] as Deliverable[],
  exitCriteria: null,
  estimate: null,
  owner: null,
  unique: false,
  file,
  line,
});
