import type { Generated, Kysely, Transaction } from "kysely";

/** The tables as queries see them; migrations make them. Ids of GitHub's stay under 2^53 and are numbers. */
export interface Schema {
  repository: {
    id: number;
    installation_id: number;
    owner: string;
    name: string;
    owner_type: "User" | "Organization";
    default_branch: string;
    active: boolean;
  };
  delivery: {
    id: string;
    sequence: Generated<number>;
    event: string;
    action: string | null;
    repository_id: number;
    /** JSON; null once the delivery is finished and old. */
    payload: string | null;
    received_at: Date;
    attempts: Generated<number>;
    error: string | null;
    given_up: Generated<boolean>;
    finished_at: Date | null;
  };
  work: {
    repository_id: number;
    kind: "board" | "verdict";
    subject: string;
    /** JSON. */
    detail: string | null;
    version: number;
    /** Order of being looked at. */
    place: number;
    due: Date;
    attempts: number;
    error: string | null;
  };
  /** Every claim there ever was; those with `ended_at` null are open, one an item. */
  claim: {
    repository_id: number;
    item_key: string;
    generation: number;
    session_id: string;
    login: string | null;
    claimed_at: Date;
    expires_at: Date;
    lapses_at: Date;
    ended_at: Date | null;
    end_reason: string | null;
  };
  /** JSON of the documents of a kind. */
  document: { repository_id: number; kind: string; documents: string; kept_at: Date };
  /** JSON of `RuleFiles`. */
  rule_files: {
    repository_id: number;
    commit: string;
    files: string;
    kept_at: Date;
    place: Generated<number>;
  };
  board_item: {
    repository_id: number;
    item_key: string;
    issue_number: number;
    issue_id: number;
    issue_node_id: string;
  };
  board_project: { repository_id: number; project_id: string };
  verdict: {
    repository_id: number;
    subject: string;
    head_sha: string;
    base_ref: string;
    digest: string;
    conclusion: string;
    check_run_id: number | null;
    comment_id: number | null;
    items: string[];
    open: boolean;
  };
  comment_log: { repository_id: number; comment_id: number; run_at: Date };
  lease: { lane: string; repository_id: number; holder: string; until: Date };
}

export type Database = Kysely<Schema>;
/** What a statement runs on: the database, or a transaction of it. */
export type Executor = Kysely<Schema> | Transaction<Schema>;
