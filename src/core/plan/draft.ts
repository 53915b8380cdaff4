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
  /** A clause of a sentence: it counts only where it is names and nothing else. */
  clause?: boolean;
}

/** `before` comes first, `after` waits for it. Both are names as written, or lists of names. */
export interface Edge {
  before: string;
  after: string;
  /**
   * How it is put: an arrow of a drawing; a branch of a drawn tree, which counts between items alone; a sentence (`Phase
   * 5 needs Phase 1`); a row of arrows in prose or between phases, which sums up and counts only in a plan that says
   * nothing else about dependencies.
   */
  how: "drawn" | "branched" | "said" | "summed";
  file: string;
  line: number;
}

/** A phase by its short name, and what else it's called: `Phase 2`, `Foundational`. */
export interface Phase {
  name: string;
  titles: string[];
  line: number;
}

/** One description of an item. Several descriptions of one key are merged; null says nothing. */
export interface ItemDraft extends Omit<Item, "state" | "dependsOn"> {
  state: ItemState | null;
  dependsOn: Reference[];
  /** The items that wait for this one. */
  blocks: Reference[];
  /** What the phase around it waits for; counts where the item says nothing of its own. */
  inherited: Reference[];
  /** Names under which several items are spoken of: a story, a stream. */
  groups: string[];
  /** A second description of the same key in the same document is a mistake, not an addition. */
  unique: boolean;
  /** What the lines that describe the item were taken for; made when somebody asks. */
  notes: () => LineNote[];
}

export type LineKind =
  | "title"
  | "item"
  | "field"
  | "dependency"
  | "file"
  | "ownership"
  | "phase"
  | "track"
  | "session"
  | "ignored";

/** What a reader took a line for; `plan explain` prints it. A line may have several. */
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
  phases: Phase[];
  edges: Edge[];
  problems: Problem[];
  /** What the other lines were taken for, and why they are ignored; made when somebody asks. */
  notes: () => LineNote[];
}

export const emptyDraft = (): PlanDraft => ({
  title: null,
  items: [],
  sessions: [],
  tracks: [],
  ownership: [],
  phases: [],
  edges: [],
  problems: [],
  notes: () => [],
});

/** A key never holds a control character: it is printed, kept and compared everywhere. */
export const emptyItem = (key: string, title: string, file: string, line: number): ItemDraft => ({
  key: key.replace(/\p{Cc}/gu, " "),
  aliases: [],
  title,
  track: null,
  phase: null,
  priority: null,
  state: null,
  dependsOn: [],
  blocks: [],
  inherited: [],
  groups: [],
  files: [],
  deliverables: [] as Deliverable[],
  exitCriteria: null,
  estimate: null,
  owner: null,
  unique: false,
  notes: () => [],
  file,
  line,
});
