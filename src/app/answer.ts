import type { WorkRequest } from "./ports/work.js";

/** What a use case that somebody asked for gives back. */
export interface Answer {
  /** Whether it did what was asked. */
  ok: boolean;
  /** Markdown; null where a reaction (or the assignment itself) says it all. */
  reply: string | null;
  /** What has to be looked at again because of it. */
  work: WorkRequest[];
  /** Nothing was done by it, so that it shows no life either. */
  still?: boolean;
}
