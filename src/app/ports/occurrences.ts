export type OccurrenceKind = "collision" | "done" | "asked-owner";

/** Something that happened once, for the figures of the status. */
export interface Occurrence {
  kind: OccurrenceKind;
  /** An item's key or a path; for `asked-owner` the pull request and the owner. */
  subject: string;
  sessionId: string | null;
  at: Date;
}

export interface OccurrenceStore {
  add(repositoryId: number, occurrence: Occurrence): Promise<void>;
  since(repositoryId: number, since: Date): Promise<Occurrence[]>;
}
