import type { Addressee, Message } from "../../core/messages/model.js";

export interface NewMessage {
  repositoryId: number;
  from: string;
  fromLogin: string | null;
  to: Addressee;
  /** Sessions that get it. */
  recipients: string[];
  /** The message that it answers. */
  re: number | null;
  subject: string | null;
  body: string;
  asks: boolean;
  issue: number | null;
  now: Date;
  dueAt: Date | null;
}

export interface MessageStore {
  /** Keeps it for its recipients; a question that it answers counts as answered. In one transaction. */
  send(message: NewMessage): Promise<Message>;
  /** Oldest first. */
  unread(repositoryId: number, sessionId: string): Promise<Message[]>;
  markRead(repositoryId: number, sessionId: string, ids: number[], now: Date): Promise<void>;
  /** The numbers that were the session's to acknowledge. */
  acknowledge(repositoryId: number, sessionId: string, ids: number[], now: Date): Promise<number[]>;
  /** Takes what it got from a session that is over, so that the next one of that name can't read it. */
  forget(repositoryId: number, sessionId: string): Promise<void>;
  /** What was not yet brought to its recipients, by recipient; what they have read already is left out. */
  undelivered(repositoryId: number): Promise<{ sessionId: string; message: Message }[]>;
  markDelivered(repositoryId: number, sessionId: string, ids: number[], now: Date): Promise<void>;
  lastBroadcast(repositoryId: number, sessionId: string): Promise<Date | null>;
  /** Questions past their time that nobody was reminded of yet, with those who have not answered. */
  overdue(repositoryId: number, now: Date): Promise<{ message: Message; waiting: string[] }[]>;
  markReminded(id: number, now: Date): Promise<void>;
  /** Questions since then, for how long answers take. */
  questions(repositoryId: number, since: Date): Promise<Message[]>;
  /** How many each session has not read. */
  unreadCounts(repositoryId: number): Promise<Map<string, number>>;
}
