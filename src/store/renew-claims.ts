import { sql } from "kysely";
import type { Renewal } from "../app/ports/claims.js";
import type { Claim } from "../core/claims/model.js";
import { claimOf } from "./claim-rows.js";
import type { Executor, Schema } from "./schema.js";

/**
 * Renews what a session holds: one statement. A clock that goes backwards takes no time away; a claim that is parked
 * keeps its times unless it's taken up again.
 */
export async function renewClaims(executor: Executor, renewal: Renewal): Promise<Claim[]> {
  const { repositoryId, sessionId, itemKey, generation, now, grace, resume } = renewal;
  const ttl = renewal.ttl === undefined ? sql`ttl_ms` : sql`${renewal.ttl}::bigint`;
  const end = sql`(${now}::timestamptz + ${ttl} * interval '1 millisecond')`;
  const lapse = sql`(${end} + ${grace}::bigint * interval '1 millisecond')`;
  // A ttl that was asked for may be shorter than what was left.
  const later = (column: "expires_at" | "lapses_at", value: typeof end) =>
    renewal.ttl === undefined ? sql`greatest(${sql.ref(column)}, ${value})` : value;
  const stays = resume ? sql`false` : sql`parked_until is not null`;
  const { rows } = await sql<Schema["claim"]>`
    update claim set
      renewed_at = greatest(renewed_at, ${now}::timestamptz),
      ttl_ms = ${ttl},
      expires_at = case
        when ${stays} then expires_at
        when parked_until is not null then ${end}
        else ${later("expires_at", end)} end,
      lapses_at = case
        when ${stays} then lapses_at
        when parked_until is not null then ${lapse}
        else ${later("lapses_at", lapse)} end,
      warned_at = case when ${stays} then warned_at else null end,
      parked_until = case when ${stays} then parked_until else null end,
      park_reason = case when ${stays} then park_reason else null end,
      branch = coalesce(${renewal.branch ?? null}::text, branch),
      pull = coalesce(${renewal.pull ?? null}::bigint, pull)
    where repository_id = ${repositoryId} and session_id = ${sessionId}
      and ended_at is null and lapses_at > ${now}::timestamptz
      ${itemKey === null ? sql`` : sql`and item_key = ${itemKey}`}
      ${generation === undefined ? sql`` : sql`and generation = ${generation}::integer`}
    returning *`.execute(executor);
  return rows.map(claimOf);
}
