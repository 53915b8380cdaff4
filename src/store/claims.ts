import { sql } from "kysely";
import type { ClaimOutcome, ClaimRequest, ClaimStore } from "../app/ports/claims.js";
import type { Claim } from "../core/claims/model.js";
import { grantClaim } from "./grant-claim.js";
import type { Database, Executor, Schema } from "./schema.js";
import { storable } from "./text.js";

export function claimStore(db: Database): ClaimStore {
  return {
    take: (request) => db.transaction().execute((trx) => take(trx, request)),

    live: async (repositoryId, now) => (await liveClaims(db, repositoryId, now).execute()).map(claimOf),

    release: async (repositoryId, itemKey, by, reason, now) => {
      const open = db
        .updateTable("claim")
        .set({ ended_at: now, end_reason: storable(reason) })
        .where("repository_id", "=", repositoryId)
        .where("item_key", "=", itemKey)
        .where("ended_at", "is", null);
      const ofSession = by.sessionId === null ? open : open.where("session_id", "=", by.sessionId);
      const one = by.generation === undefined ? ofSession : ofSession.where("generation", "=", by.generation);
      const row = await one.returningAll().executeTakeFirst();
      return row ? claimOf(row) : null;
    },
  };
}

/** How often an item may be taken and released by others between our two looks before that is a fault. */
const attempts = 10;

async function take(trx: Executor, request: ClaimRequest): Promise<ClaimOutcome> {
  const { repositoryId, sessionId, itemKey, now } = request;
  // The limit counts other rows, which no statement can lock before they exist: takes of one session queue up.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`claims ${repositoryId} ${sessionId}`}, 0))`.execute(
    trx,
  );
  for (let attempt = 0; attempt < attempts; attempt++) {
    const granted = await grantClaim(trx, request);
    if (granted) return { kind: "won", claim: claimOf(granted) };
    const live = await liveClaims(trx, repositoryId, now)
      .where((eb) => eb.or([eb("item_key", "=", itemKey), eb("session_id", "=", sessionId)]))
      .execute();
    const claims = live.map(claimOf);
    const holder = claims.find((claim) => claim.itemKey === itemKey);
    if (holder) return { kind: holder.sessionId === sessionId ? "yours" : "held", claim: holder };
    if (claims.length >= request.limit) return { kind: "limit", holding: claims };
  }
  throw new Error(
    `the claim of ${itemKey} in repository ${repositoryId} couldn't be decided in ${attempts} attempts`,
  );
}

function liveClaims(executor: Executor, repositoryId: number, now: Date) {
  return executor
    .selectFrom("claim")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where("ended_at", "is", null)
    .where("lapses_at", ">", now)
    .orderBy("claimed_at")
    .orderBy("item_key");
}

function claimOf(row: Schema["claim"]): Claim {
  return {
    repositoryId: row.repository_id,
    itemKey: row.item_key,
    sessionId: row.session_id,
    login: row.login,
    generation: row.generation,
    claimedAt: row.claimed_at,
    expiresAt: row.expires_at,
    lapsesAt: row.lapses_at,
  };
}
