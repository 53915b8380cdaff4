import { sql } from "kysely";
import type { ClaimRequest } from "../app/ports/claims.js";
import type { Executor, Schema } from "./schema.js";

/**
 * Grants a claim, or returns null: one statement that succeeds or does not (design.md §7).
 *
 * It ends a lapsed claim of the item and inserts the new one, unless the item is held or the session holds as
 * many as it may. Of two that come at once, both see the item free in their snapshots; the index `claim_open`
 * then lets one row in, and `on conflict do nothing` turns the other away.
 */
export async function grantClaim(trx: Executor, request: ClaimRequest): Promise<Schema["claim"] | null> {
  const { repositoryId, itemKey, sessionId, login, now, expiresAt, lapsesAt, limit } = request;
  const { rows } = await sql<Schema["claim"]>`
    with allowed as (
      select
        not exists (
          select from claim
          where repository_id = ${repositoryId} and item_key = ${itemKey}
            and ended_at is null and lapses_at > ${now}::timestamptz
        )
        and (
          select count(*) from claim
          where repository_id = ${repositoryId} and session_id = ${sessionId}
            and ended_at is null and lapses_at > ${now}::timestamptz
        ) < ${limit}::integer as yes
    ),
    lapsed as (
      update claim set ended_at = lapses_at, end_reason = 'lapsed'
      where repository_id = ${repositoryId} and item_key = ${itemKey}
        and ended_at is null and lapses_at <= ${now}::timestamptz
        and (select yes from allowed)
      returning generation
    )
    insert into claim (
      repository_id, item_key, generation, session_id, login, claimed_at, expires_at, lapses_at
    )
    select
      ${repositoryId}::bigint,
      ${itemKey},
      1 + coalesce(
        (select max(generation) from claim where repository_id = ${repositoryId} and item_key = ${itemKey}), 0
      ),
      ${sessionId}, ${login}::text, ${now}::timestamptz, ${expiresAt}::timestamptz, ${lapsesAt}::timestamptz
    from allowed
    -- Counting what lapsed makes the update come before the insert: else the two rows would collide.
    where yes and (select count(*) from lapsed) >= 0
    on conflict do nothing
    returning *`.execute(trx);
  return rows[0] ?? null;
}
