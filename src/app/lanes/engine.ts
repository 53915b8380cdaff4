import type { Concern } from "../concerns.js";
import type { Recorded } from "../ports/deliveries.js";
import type { GitHub } from "../ports/github.js";
import type { Log } from "../ports/log.js";
import type { Repository } from "../ports/repository.js";
import type { Store } from "../ports/store.js";

/** Reads payloads; the only code that knows their shape is behind it. */
export interface Translator {
  concernsOf(event: string, payload: unknown): Concern[];
  /** False: nothing can come of an event and action, whatever its payload holds. */
  mayConcern(event: string, action: string | null): boolean;
  /** When GitHub recorded what a payload tells of; null where it doesn't say. */
  recordedOf(event: string, action: string | null, payload: unknown): Recorded | null;
  /** Null where the payload names no repository or no installation. */
  repositoryOf(payload: unknown): Repository | null;
  /** Caused by our own App, whose bot is `SLUG[bot]`. */
  isOwn(payload: unknown, slug: string): boolean;
}

/** What the lanes work with. */
export interface Engine {
  store: Store;
  github: GitHub;
  translate: Translator;
  log: Log;
  now: () => Date;
  /** Names this process in leases. */
  holder: string;
  /** The lanes that it works through now, and whether there was reason to look at one again meanwhile. */
  running: Map<string, { again: boolean }>;
}
