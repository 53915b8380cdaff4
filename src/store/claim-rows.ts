import { type RawBuilder, sql } from "kysely";
import type { Claim, EndedClaim } from "../core/claims/model.js";
import type { Executor, Schema } from "./schema.js";

export function claimOf(row: Schema["claim"]): Claim {
  return {
    repositoryId: row.repository_id,
    itemKey: row.item_key,
    sessionId: row.session_id,
    login: row.login,
    accountId: row.account_id,
    generation: row.generation,
    claimedAt: row.claimed_at,
    expiresAt: row.expires_at,
    lapsesAt: row.lapses_at,
    ttl: row.ttl_ms,
    renewedAt: row.renewed_at,
    warnedAt: row.warned_at,
    parked: row.parked_until === null ? null : { until: row.parked_until, reason: row.park_reason ?? "" },
    branch: row.branch,
    pull: row.pull,
  };
}

export const endedClaimOf = (row: Schema["claim"]): EndedClaim => ({
  ...claimOf(row),
  endedAt: row.ended_at ?? row.lapses_at,
  reason: row.end_reason ?? "",
});

/** Claims that are neither ended nor lapsed at `now`, oldest first. */
export function liveClaims(executor: Executor, repositoryId: number, now: Date) {
  return executor
    .selectFrom("claim")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where("ended_at", "is", null)
    .where("lapses_at", ">", now)
    .orderBy("claimed_at")
    .orderBy("item_key");
}

/** Whether the work is under way still: an item that is merged, if not yet into the default branch, fills nobody's limit. */
export const underWay: RawBuilder<boolean> = sql`not exists (
  select from merged_item
  where merged_item.repository_id = claim.repository_id and merged_item.item_key = claim.item_key
)`;

/** Whether the end of a claim is `by` milliseconds or more from the one that the board was last asked to show. */
export const endMoved = (by: number): RawBuilder<boolean> =>
  sql`(shown_end is null or abs(extract(epoch from expires_at - shown_end)) * 1000 >= ${by}::bigint)`;
