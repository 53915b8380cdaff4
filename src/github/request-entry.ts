/** One request as it is counted and logged: no tokens, no bodies, no names of repositories. */
export interface RequestEntry {
  method: string;
  /** The route with its variables unfilled: `/repos/{owner}/{repo}/issues`. */
  route: string;
  /** Null where there was no answer. */
  status: number | null;
  /** Milliseconds from sending to the answer, waiting for a turn not included. */
  ms: number;
  /** Null for requests of the App itself. */
  installationId: number | null;
  /** 1-based; above 1, a retry. */
  attempt: number;
}
