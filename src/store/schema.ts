import type { Generated, Kysely, Transaction } from "kysely";
import type { WorkKind } from "../app/ports/work.js";
import type { StopReason } from "../core/board/run.js";

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
    /** Deliveries are taken in the order of these two and `sequence`. */
    recorded_at: Generated<Date>;
    recorded_id: Generated<number>;
    attempts: Generated<number>;
    error: string | null;
    given_up: Generated<boolean>;
    finished_at: Date | null;
  };
  work: {
    repository_id: number;
    kind: WorkKind;
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
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    claimed_at: Date;
    expires_at: Date;
    lapses_at: Date;
    ended_at: Date | null;
    end_reason: string | null;
    ttl_ms: number;
    renewed_at: Date;
    warned_at: Date | null;
    parked_until: Date | null;
    park_reason: string | null;
    branch: string | null;
    pull: number | null;
    /** When its end was told of; null: not yet. */
    told_at: Date | null;
    /** The end that the board was last asked to show; null: none. */
    shown_end: Date | null;
  };
  session: {
    repository_id: number;
    id: string;
    login: string | null;
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    role: string | null;
    tracks: string[];
    branches: string[];
    generation: number;
    registered_at: Date;
    seen_at: Date;
    action: string | null;
    target: string | null;
    phase: string | null;
    progress: number | null;
    /** The item whose claim made the session, which ends with it; null: it has a name of its own. */
    item_key: string | null;
    ended_at: Date | null;
    /** Who ended it. */
    ended_by: string | null;
  };
  /** One row a session and five minutes in which it was heard from. */
  heartbeat: { repository_id: number; session_id: string; slot: Date };
  session_token: {
    id: string;
    repository_id: number;
    session_id: string;
    /** SHA-256 of the token, in hex. */
    hash: string;
    note: string | null;
    created_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
  };
  message: {
    id: Generated<number>;
    repository_id: number;
    from_session: string;
    from_login: string | null;
    to_kind: "session" | "track" | "all";
    to_id: string;
    /** The first message of the conversation; null for that one itself. */
    thread: number | null;
    subject: string | null;
    body: string;
    asks: boolean;
    issue: number | null;
    created_at: Date;
    due_at: Date | null;
    answered_at: Date | null;
    reminded_at: Date | null;
  };
  message_receipt: {
    message_id: number;
    repository_id: number;
    session_id: string;
    told_at: Date | null;
    read_at: Date | null;
    acknowledged_at: Date | null;
  };
  known_issue: {
    id: Generated<number>;
    repository_id: number;
    item_key: string | null;
    reason: string;
    session_id: string;
    login: string | null;
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    issue: number;
    created_at: Date;
    ended_at: Date | null;
    ended_by: string | null;
  };
  intent: {
    id: Generated<number>;
    repository_id: number;
    session_id: string;
    login: string | null;
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    track: string | null;
    paths: string[];
    reason: string;
    state: "held" | "waiting" | "ended";
    issue: number;
    pull: number | null;
    ttl_ms: number;
    created_at: Date;
    expires_at: Date | null;
    ended_at: Date | null;
    end_reason: string | null;
  };
  allowance: {
    id: Generated<number>;
    repository_id: number;
    paths: string[];
    to_id: string;
    from_id: string;
    login: string;
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    reason: string | null;
    created_at: Date;
    expires_at: Date;
  };
  override: {
    id: Generated<number>;
    repository_id: number;
    pull: number;
    rule: string;
    reason: string;
    login: string;
    /** GitHub's id of the account; null: known by its login only. */
    account_id: number | null;
    created_at: Date;
    /** JSON of pairs of path and blob id. */
    files: string | null;
  };
  pull_track: {
    repository_id: number;
    pull: number;
    track: string;
    login: string;
    account_id: number | null;
    set_at: Date;
  };
  /** The account that a login in the repository's files was found to be; the login in lower case. */
  known_login: { repository_id: number; login: string; account_id: number; found_at: Date };
  occurrence: {
    id: Generated<number>;
    repository_id: number;
    kind: string;
    subject: string;
    session_id: string | null;
    at: Date;
  };
  /** JSON of how far the items were at the last sync. */
  board_progress: { repository_id: number; progress: string };
  status_issue: { repository_id: number; number: number; digest: string; written_at: Date };
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
    /** JSON of `BoardIssue`. */
    issue: string | null;
    title: string | null;
    stale_at: Date | null;
  };
  board_kept: { repository_id: number; around: string; full_at: Date; asked_at: Generated<Date | null> };
  board_creation: { repository_id: number; item_key: string; started_at: Date };
  board_project: { repository_id: number; project_id: string };
  /** `name` is ours; `options` is JSON of pairs of our value, in lower case, and the option's id. */
  project_field: { repository_id: number; name: string; field_id: string; options: string };
  board_run: {
    repository_id: number;
    made: number;
    total: number;
    started_at: Date;
    stopped_at: Date | null;
    resumes_at: Date | null;
    /** With `stopped_at`. */
    reason: StopReason | null;
  };
  /** `drift` and `problems` are JSON. */
  board_notes: { repository_id: number; drift: string; problems: string; synced_at: Date };
  verdict: {
    repository_id: number;
    subject: string;
    head_sha: string;
    /** Null for a merge group, and in rows from before it was kept. */
    head_ref: string | null;
    from_fork: boolean;
    base_ref: string;
    /** Null in rows from before it was kept: `base_ref`. */
    lands: string | null;
    digest: string;
    conclusion: string;
    check_run_id: number | null;
    comment_id: number | null;
    items: string[];
    finishes: string[];
    open: boolean;
    /** JSON of an `OtherPull`. */
    touches: string | null;
  };
  branch: { repository_id: number; name: string; protected: boolean; tip: string | null; asked_at: Date };
  merged_item: {
    repository_id: number;
    item_key: string;
    pull: number;
    branch: string;
    commit: string;
    merged_at: Date;
  };
  pull_stack: { repository_id: number; pull: number; base: string; position: number; size: number };
  /** `paths` is JSON of `PathChange`s, `undo_key` a digest of what they had before. */
  merged_change: {
    repository_id: number;
    pull: number;
    base_ref: string;
    before: string;
    after: string;
    paths: string;
    undo_key: string;
    items: string[];
    merged_at: Date;
    taken_back_by: number | null;
    proven: string | null;
  };
  /** JSON of a `Comparison`. */
  comparison: { repository_id: number; base: string; head: string; value: string; kept_at: Date };
  /** `answers` is JSON. */
  comment_log: {
    repository_id: number;
    /** `thread`, `review` or `line`: GitHub counts each by itself. */
    place: Generated<string>;
    comment_id: number;
    run_at: Date;
    answers: string;
    done: boolean;
    issue: number | null;
    /** In lower case. */
    author: string | null;
  };
  lease: { lane: string; repository_id: number; holder: string; until: Date };
}

export type Database = Kysely<Schema>;
/** What a statement runs on: the database, or a transaction of it. */
export type Executor = Kysely<Schema> | Transaction<Schema>;
