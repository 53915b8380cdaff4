import { sql } from "kysely";
import type { ClaimOutcome, ClaimRequest } from "../app/ports/claims.js";
import type { Claim } from "../core/claims/model.js";
import { claimOf, liveClaims, underWay } from "./claim-rows.js";
import { grantClaim } from "./grant-claim.js";
import type { Executor } from "./schema.js";

/** How often an item may be taken and released by others between our two looks before that is a fault. */
const attempts = 10;

/** Most of those that come for a held item are turned away here, without a transaction. */
export async function heldByOther(db: Executor, request: ClaimRequest): Promise<ClaimOutcome | null> {
  const { repositoryId, itemKey, now } = request;
  const row = await liveClaims(db, repositoryId, now).where("item_key", "=", itemKey).executeTakeFirst();
  const holder = row && claimOf(row);
  if (!holder || holder.sessionId === request.sessionId || freed(holder, request)) return null;
  return { kind: "held", claim: holder };
}

const freed = (holder: Claim, { take, now }: ClaimRequest): boolean => take && holder.expiresAt <= now;

/** To be run in a transaction. */
export async function takeClaim(trx: Executor, request: ClaimRequest): Promise<ClaimOutcome> {
  const { repositoryId, sessionId, accountId, itemKey, now } = request;
  // Always in this order, so that two never wait for each other.
  if (accountId !== null) await lockSession(trx, repositoryId, `account:${accountId}`);
  await lockSession(trx, repositoryId, sessionId);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const granted = await grantClaim(trx, request);
    if (granted) return { kind: "won", claim: claimOf(granted) };
    const live = await liveClaims(trx, repositoryId, now)
      .select(underWay.as("under_way"))
      .where((eb) =>
        eb.or([
          eb("item_key", "=", itemKey),
          eb("session_id", "=", sessionId),
          eb("account_id", "=", accountId),
        ]),
      )
      .execute();
    const claims = live.map(claimOf);
    const filling = live.filter(({ under_way }) => under_way).map(claimOf);
    const holder = claims.find((claim) => claim.itemKey === itemKey);
    if (holder && holder.sessionId === sessionId) return { kind: "yours", claim: holder };
    if (holder && !freed(holder, request)) return { kind: "held", claim: holder };
    const holding = filling.filter((claim) => claim.sessionId === sessionId);
    if (holding.length >= request.limit) return { kind: "limit", of: "session", holding };
    const all = filling.filter((claim) => accountId !== null && claim.accountId === accountId);
    if (all.length >= request.perLogin) return { kind: "limit", of: "account", holding: all };
  }
  throw new Error(
    `the claim of ${itemKey} in repository ${repositoryId} couldn't be decided in ${attempts} attempts`,
  );
}

/** The limit counts other rows, which no statement can lock before they exist: claims of one session queue up. */
export async function lockSession(trx: Executor, repositoryId: number, sessionId: string): Promise<void> {
  const name = `claims ${repositoryId} ${sessionId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}
