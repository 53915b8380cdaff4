import type { Handoff, HandoffOutcome } from "../app/ports/claims.js";
import { claimOf, liveClaims } from "./claim-rows.js";
import { grantClaim } from "./grant-claim.js";
import type { Executor } from "./schema.js";
import { lockSession } from "./take-claim.js";

/** Ends the giver's claim and grants the receiver's. To be run in a transaction, which undoes the one without the other. */
export async function handOffClaim(trx: Executor, handoff: Handoff): Promise<HandoffOutcome> {
  const { repositoryId, itemKey, from, to, now, ttl, grace, limit } = handoff;
  await lockSession(trx, repositoryId, to.sessionId);
  const live = (await liveClaims(trx, repositoryId, now).forUpdate().execute()).map(claimOf);
  const before = live.find((claim) => claim.itemKey === itemKey) ?? null;
  const theirs =
    before?.sessionId === from.sessionId &&
    (from.generation === undefined || before.generation === from.generation);
  if (!before || !theirs) return { kind: "not-held", claim: before };
  const holding = live.filter((claim) => claim.sessionId === to.sessionId);
  if (holding.length >= limit) return { kind: "limit", holding };
  await trx
    .updateTable("claim")
    .set({ ended_at: now, end_reason: `handed to ${to.sessionId}`, told_at: now })
    .where("repository_id", "=", repositoryId)
    .where("item_key", "=", itemKey)
    .where("ended_at", "is", null)
    .execute();
  const row = await grantClaim(trx, {
    repositoryId,
    itemKey,
    sessionId: to.sessionId,
    login: to.login,
    accountId: to.accountId,
    now,
    ttl,
    grace,
    limit,
    // Nothing more is held than before where both are of one account; else the receiver's own limit counts.
    perLogin: Number.MAX_SAFE_INTEGER,
    take: false,
  });
  if (!row) throw new Error(`the claim of ${itemKey} could not be handed to ${to.sessionId}`);
  await trx
    .updateTable("claim")
    .set({ branch: before.branch, pull: before.pull })
    .where("repository_id", "=", repositoryId)
    .where("item_key", "=", itemKey)
    .where("generation", "=", row.generation)
    .execute();
  return { kind: "handed", claim: { ...claimOf(row), branch: before.branch, pull: before.pull }, before };
}
