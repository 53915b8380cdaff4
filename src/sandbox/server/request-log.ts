export interface RequestLogEntry {
  at: string;
  method: string;
  /** Without `/api/v3` and without the query. */
  path: string;
  query: string;
  /** What a GraphQL request is, and the root fields that it asks for. */
  operation: "query" | "mutation" | null;
  fields: string[];
  /** The login that acts, `signalbox[bot]` for an installation, `app/SLUG` for the App itself; null: nobody. */
  actor: string | null;
  status: number;
  /** Milliseconds. */
  duration: number;
}

const kept = 50_000;

/** The last requests, oldest first; and how many are under way, since when none. */
export class RequestLog {
  #entries: RequestLogEntry[] = [];
  #underWay = 0;
  #lastEnd = performance.now();

  begin(): void {
    this.#underWay++;
  }

  end(entry: RequestLogEntry): void {
    this.#underWay--;
    this.#lastEnd = performance.now();
    this.#entries.push(entry);
    // Now and then: taking one off the front moves all the others.
    if (this.#entries.length >= 2 * kept) this.#entries = this.list();
  }

  list(): RequestLogEntry[] {
    return this.#entries.slice(-kept);
  }

  clear(): void {
    this.#entries = [];
  }

  /** Milliseconds without a request; 0 while one is under way. */
  quietFor(): number {
    return this.#underWay > 0 ? 0 : performance.now() - this.#lastEnd;
  }
}
