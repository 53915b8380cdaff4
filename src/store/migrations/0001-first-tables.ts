import { type Kysely, type Migration, sql } from "kysely";

const statements = [
  sql`create table repository (
    id bigint primary key,
    installation_id bigint not null,
    owner text not null,
    name text not null,
    owner_type text not null check (owner_type in ('User', 'Organization')),
    default_branch text not null,
    active boolean not null
  )`,

  // The payload is text, not jsonb: jsonb refuses the \u0000 that people do paste into comments.
  sql`create table delivery (
    id text primary key,
    sequence bigint generated always as identity unique,
    event text not null,
    action text,
    repository_id bigint not null,
    payload text,
    received_at timestamptz not null,
    attempts integer not null default 0,
    error text,
    given_up boolean not null default false,
    finished_at timestamptz
  )`,
  sql`create index delivery_unfinished on delivery (repository_id, sequence) where finished_at is null`,
  sql`create index delivery_finished on delivery (finished_at) where finished_at is not null`,

  // A sequence of its own: a version that came back after a removal would complete somebody else's request.
  sql`create sequence work_version`,
  sql`create table work (
    repository_id bigint not null,
    kind text not null check (kind in ('board', 'verdict')),
    subject text not null,
    detail text,
    version bigint not null,
    place bigint not null,
    due timestamptz not null,
    attempts integer not null,
    error text,
    primary key (repository_id, kind, subject)
  )`,
  sql`create index work_order on work (repository_id, kind, place)`,
  sql`create index work_due on work (due)`,

  sql`create table claim (
    repository_id bigint not null,
    item_key text not null,
    generation integer not null,
    session_id text not null,
    login text,
    claimed_at timestamptz not null,
    expires_at timestamptz not null,
    lapses_at timestamptz not null,
    ended_at timestamptz,
    end_reason text,
    primary key (repository_id, item_key, generation)
  )`,
  sql`create unique index claim_open on claim (repository_id, item_key) where ended_at is null`,
  sql`create index claim_open_of_session on claim (repository_id, session_id) where ended_at is null`,

  sql`create table document (
    repository_id bigint not null,
    kind text not null,
    documents text not null,
    kept_at timestamptz not null,
    primary key (repository_id, kind)
  )`,
  sql`create table rule_files (
    repository_id bigint not null,
    commit text not null,
    files text not null,
    kept_at timestamptz not null,
    place bigint generated always as identity,
    primary key (repository_id, commit)
  )`,

  sql`create table board_item (
    repository_id bigint not null,
    item_key text not null,
    issue_number bigint not null,
    issue_id bigint not null,
    issue_node_id text not null,
    primary key (repository_id, item_key),
    unique (repository_id, issue_number)
  )`,
  sql`create table board_project (repository_id bigint primary key, project_id text not null)`,

  sql`create table verdict (
    repository_id bigint not null,
    subject text not null,
    head_sha text not null,
    base_ref text not null,
    digest text not null,
    conclusion text not null,
    check_run_id bigint,
    comment_id bigint,
    items text[] not null,
    open boolean not null,
    primary key (repository_id, subject)
  )`,
  sql`create index verdict_open on verdict (repository_id) where open`,

  sql`create table comment_log (
    repository_id bigint not null,
    comment_id bigint not null,
    run_at timestamptz not null,
    primary key (repository_id, comment_id)
  )`,
  sql`create table lease (
    lane text not null,
    repository_id bigint not null,
    holder text not null,
    until timestamptz not null,
    primary key (lane, repository_id)
  )`,
];

/** Everything that issue, claim and verdict need to survive a restart. */
export const firstTables: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const statement of statements) await statement.execute(db);
  },
};
