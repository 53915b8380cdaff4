/** What the demo read back from the GitHub it ran against; `--json` prints exactly this. */
export interface Readings {
  plan: { items: number; edges: number; waves: number };
  board: {
    /** Of items. */
    issues: number;
    trackIssues: number;
    labels: number;
    milestones: number;
    projectItems: number;
    dependencies: number;
    requests: number;
  };
  secondSync: { writes: number; requests: number };
  claims: ClaimReading[];
  pulls: PullReading[];
}

export interface ClaimReading {
  item: string;
  /** Login that is assigned in the end; null: nobody. */
  winner: string | null;
  loser: string;
  loserUnassigned: boolean;
}

export interface PullReading {
  title: string;
  conclusion: string | null;
  /** Rules that the check names, in its order. */
  rules: string[];
}

/** A rule of the day that was not kept; the demo then exits with 1. */
export interface Expectation {
  what: string;
  kept: boolean;
}
