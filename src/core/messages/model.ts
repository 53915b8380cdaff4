/** Whom a message is for. */
export type Addressee = { kind: "session"; id: string } | { kind: "track"; id: string } | { kind: "all" };

/** What one session says to others. */
export interface Message {
  id: number;
  repositoryId: number;
  from: string;
  fromLogin: string | null;
  to: Addressee;
  /** The first message of its conversation; null for that one itself. */
  thread: number | null;
  subject: string | null;
  body: string;
  /** It asks for an answer. */
  asks: boolean;
  /** Issue or pull request that it was written on; null where it came through another door. */
  issue: number | null;
  createdAt: Date;
  /** When a question is overdue. */
  dueAt: Date | null;
  answeredAt: Date | null;
}
