import type { StopReason } from "../board/run.js";
import type { Presence } from "../sessions/presence.js";

/** An item as the status names it. */
export interface StatusItem {
  key: string;
  title: string;
  issue: number | null;
}

/** The current state of a repository's work. Times are ISO 8601 in UTC, spans milliseconds. */
export interface Status {
  /** `owner/name`. */
  repository: string;
  board: {
    /** Null: no sync is under way, or stopped before its end. */
    run: {
      /** Changes, those before a stop included; `total` is 0 while it isn't known. */
      made: number;
      total: number;
      since: string;
      stopped: { at: string; resumes: string | null; reason: StopReason } | null;
    } | null;
    /** When the last sync ended; null: none has yet. */
    synced: string | null;
    /** What that one left as people have it, and what it could not do: plain text. */
    drift: string[];
    problems: string[];
  };
  counts: { items: number; done: number; claimed: number; ready: number; blocked: number };
  ready: StatusItem[];
  claimed: (StatusItem & {
    session: string;
    login: string | null;
    until: string;
    /** Put aside until then, and why. */
    parked: { until: string; reason: string } | null;
    /** Its pull request, where one has been seen: the item is in review then. */
    pull: number | null;
  })[];
  /** Merged into another branch than the default one, and not done before they are there. */
  merged: (StatusItem & { branch: string; pull: number; main: string })[];
  blocked: (StatusItem & { waitsFor: (StatusItem & { session: string | null })[] })[];
  sessions: {
    id: string;
    login: string | null;
    role: string | null;
    presence: Presence;
    seen: string;
    doing: { action: string | null; target: string | null; phase: string | null; progress: number | null };
    holds: string[];
    unread: number;
  }[];
  shared: {
    paths: string[];
    session: string;
    state: "held" | "waiting";
    until: string | null;
    reason: string;
  }[];
  knownIssues: { id: number; reason: string; item: string | null; session: string; since: string }[];
  /** Mermaid; null where no open item has an estimate. */
  timetable: string | null;
  figures: {
    /** Claims and announcements that were refused since somebody else held it, in the last 7 days. */
    collisionsPrevented: number;
    /** Of the last 24 hours in which sessions held claims, the share in which they were heard from; null: none did. */
    heartbeatUptime: number | null;
    /** Of questions of the last 7 days; null: none was answered. */
    medianAnswerTime: number | null;
    /** Mean of the last 7 days. */
    itemsPerDay: number;
  };
}
