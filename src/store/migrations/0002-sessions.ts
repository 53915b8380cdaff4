import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  sql`alter table claim
    add column ttl_ms bigint not null default 14400000,
    add column renewed_at timestamptz,
    add column warned_at timestamptz,
    add column parked_until timestamptz,
    add column park_reason text,
    add column branch text,
    add column pull bigint,
    add column told_at timestamptz`,
  sql`update claim set renewed_at = claimed_at`,
  // What ended before notes were written has been told in other ways.
  sql`update claim set told_at = ended_at where ended_at is not null`,
  sql`alter table claim alter column renewed_at set not null`,
  sql`create index claim_lapsing on claim (lapses_at) where ended_at is null`,
  sql`create index claim_untold on claim (repository_id) where ended_at is not null and told_at is null`,

  sql`create table session (
    repository_id bigint not null,
    id text not null,
    login text,
    role text,
    tracks text[] not null,
    branches text[] not null,
    generation integer not null,
    registered_at timestamptz not null,
    seen_at timestamptz not null,
    action text,
    target text,
    phase text,
    progress integer,
    primary key (repository_id, id)
  )`,
  // One row a session and five minutes: enough to tell how much of its time a session was heard from.
  sql`create table heartbeat (
    repository_id bigint not null,
    session_id text not null,
    slot timestamptz not null,
    primary key (repository_id, session_id, slot)
  )`,
  sql`create table session_token (
    id text primary key,
    repository_id bigint not null,
    session_id text not null,
    hash text not null unique,
    note text,
    created_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
  )`,
  sql`create index session_token_of on session_token (repository_id, session_id)`,

  sql`create table message (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    from_session text not null,
    from_login text,
    to_kind text not null check (to_kind in ('session', 'track', 'all')),
    to_id text not null,
    thread bigint,
    subject text,
    body text not null,
    asks boolean not null,
    issue bigint,
    created_at timestamptz not null,
    due_at timestamptz,
    answered_at timestamptz,
    reminded_at timestamptz
  )`,
  sql`create index message_of on message (repository_id, id)`,
  sql`create index message_open_question on message (due_at) where asks and answered_at is null and reminded_at is null`,
  sql`create table message_receipt (
    message_id bigint not null references message on delete cascade,
    repository_id bigint not null,
    session_id text not null,
    told_at timestamptz,
    read_at timestamptz,
    acknowledged_at timestamptz,
    primary key (message_id, session_id)
  )`,
  sql`create index message_receipt_of on message_receipt (repository_id, session_id)`,

  sql`create table known_issue (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    item_key text,
    reason text not null,
    session_id text not null,
    login text,
    issue bigint not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    ended_by text
  )`,
  sql`create index known_issue_open on known_issue (repository_id) where ended_at is null`,

  sql`create table intent (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    session_id text not null,
    login text,
    track text,
    paths text[] not null,
    reason text not null,
    state text not null check (state in ('held', 'waiting', 'ended')),
    issue bigint not null,
    pull bigint,
    ttl_ms bigint not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    ended_at timestamptz,
    end_reason text
  )`,
  sql`create index intent_open on intent (repository_id) where state <> 'ended'`,

  sql`create table allowance (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    paths text[] not null,
    to_id text not null,
    from_id text not null,
    login text not null,
    reason text,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  sql`create index allowance_of on allowance (repository_id, expires_at)`,
  sql`create table override (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    pull bigint not null,
    rule text not null,
    reason text not null,
    login text not null,
    created_at timestamptz not null
  )`,
  sql`create index override_of on override (repository_id, pull)`,
  sql`create table pull_track (
    repository_id bigint not null,
    pull bigint not null,
    track text not null,
    login text not null,
    set_at timestamptz not null,
    primary key (repository_id, pull)
  )`,

  // What the figures are made of: collisions that did not happen, items that were finished.
  sql`create table occurrence (
    id bigint generated always as identity primary key,
    repository_id bigint not null,
    kind text not null,
    subject text not null,
    session_id text,
    at timestamptz not null
  )`,
  sql`create index occurrence_of on occurrence (repository_id, kind, at)`,

  sql`create table status_issue (
    repository_id bigint primary key,
    number bigint not null,
    digest text not null,
    written_at timestamptz not null
  )`,

  sql`create table board_progress (repository_id bigint primary key, progress text not null)`,

  sql`alter table work drop constraint work_kind_check`,
  sql`alter table work add constraint work_kind_check check (kind in ('board', 'verdict', 'clock', 'status'))`,
];

/** Claims that are renewed, parked and handed over; sessions, messages, intents, and what the status tells. */
export const sessions: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
