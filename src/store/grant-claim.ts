import { sql } from "kysely";
import type { ClaimRequest } from "../app/ports/claims.js";
import { underWay } from "./claim-rows.js";
import type { Executor, Schema } from "./schema.js";

/**
 * Grants a claim, or returns null: one statement that succeeds or does not.
 *
 * It ends a claim of the item that is free to take and inserts the new one, unless the item is held or the session
 * holds as many as it may. Of two that come at once, both see the item free in their snapshots; the index `claim_open`
 * then lets one row in, and `on conflict do nothing` turns the other away.
 */
export async function grantClaim(trx: Executor, request: ClaimRequest): Promise<Schema["claim"] | null> {
  const { repositoryId, itemKey, sessionId, login, accountId, now, ttl, grace, limit, perLogin, take } =
    request;
  const expiresAt = new Date(now.getTime() + ttl);
  const lapsesAt = new Date(expiresAt.getTime() + grace);
  // A session doesn't take its own claim: that would be a renewal.
  const free = take
    ? sql`(lapses_at <= ${now}::timestamptz or (expires_at <= ${now}::timestamptz and session_id <> ${sessionId}))`
    : sql`lapses_at <= ${now}::timestamptz`;
  const { rows } = await sql<Schema["claim"]>`
    with allowed as (
      select
        not exists (
          select from claim
          where repository_id = ${repositoryId} and item_key = ${itemKey}
            and ended_at is null and not ${free}
        )
        and (
          select count(*) from claim
          where repository_id = ${repositoryId} and session_id = ${sessionId}
            and ended_at is null and lapses_at > ${now}::timestamptz and ${underWay}
        ) < ${limit}::integer
        and (
          select count(*) from claim
          where repository_id = ${repositoryId} and account_id = ${accountId}::bigint
            and ended_at is null and lapses_at > ${now}::timestamptz and ${underWay}
        ) < ${perLogin}::bigint as yes
    ),
    freed as (
      update claim set
        ended_at = least(lapses_at, ${now}::timestamptz),
        end_reason = case when lapses_at <= ${now}::timestamptz then 'lapsed' else 'taken' end
      where repository_id = ${repositoryId} and item_key = ${itemKey}
        and ended_at is null and ${free}
        and (select yes from allowed)
      returning generation
    )
    insert into claim (
      repository_id, item_key, generation, session_id, login, account_id, claimed_at, renewed_at, ttl_ms, expires_at, lapses_at,
      shown_end
    )
    select
      ${repositoryId}::bigint,
      ${itemKey},
      1 + coalesce(
        (select max(generation) from claim where repository_id = ${repositoryId} and item_key = ${itemKey}), 0
      ),
      ${sessionId}, ${login}::text, ${accountId}::bigint, ${now}::timestamptz, ${now}::timestamptz, ${ttl}::bigint,
      ${expiresAt}::timestamptz, ${lapsesAt}::timestamptz,
      -- Whoever grants a claim asks for the board.
      ${expiresAt}::timestamptz
    from allowed
    -- Counting what was freed makes the update come before the insert: else the two rows would collide.
    where yes and (select count(*) from freed) >= 0
    on conflict do nothing
    returning *`.execute(trx);
  return rows[0] ?? null;
}
