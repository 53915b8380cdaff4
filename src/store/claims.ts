import { sql } from "kysely";
import type { ClaimStore } from "../app/ports/claims.js";
import { claimOf, endedClaimOf, endMoved, liveClaims } from "./claim-rows.js";
import { handOffClaim } from "./hand-off-claim.js";
import { renewClaims } from "./renew-claims.js";
import type { Database } from "./schema.js";
import { heldByOther, takeClaim } from "./take-claim.js";
import { storable } from "./text.js";

export function claimStore(db: Database): ClaimStore {
  const openOf = (repositoryId: number, itemKey: string) =>
    db
      .updateTable("claim")
      .where("repository_id", "=", repositoryId)
      .where("item_key", "=", itemKey)
      .where("ended_at", "is", null);
  const one = (claim: { repositoryId: number; itemKey: string; generation: number }) =>
    db
      .updateTable("claim")
      .where("repository_id", "=", claim.repositoryId)
      .where("item_key", "=", claim.itemKey)
      .where("generation", "=", claim.generation);
  return {
    take: async (request) =>
      (await heldByOther(db, request)) ?? db.transaction().execute((trx) => takeClaim(trx, request)),
    handOff: (handoff) => db.transaction().execute((trx) => handOffClaim(trx, handoff)),
    renew: (renewal) => renewClaims(db, renewal),

    live: async (repositoryId, now, of) => {
      const query = liveClaims(db, repositoryId, now);
      const asked = of
        ? query.where((eb) =>
            eb.or([sql<boolean>`item_key = any(${of.itemKeys}::text[])`, eb("pull", "=", of.pull ?? null)]),
          )
        : query;
      return (await asked.execute()).map(claimOf);
    },

    claimedKeys: async (repositoryId, now) => {
      const rows = await liveClaims(db, repositoryId, now).clearSelect().select("item_key").execute();
      return rows.map((row) => row.item_key);
    },

    park: async (repositoryId, itemKey, by, { until, reason }, now) => {
      // Parked again, only what was left before the first time is left.
      const from = sql<Date>`greatest(${now}::timestamptz, coalesce(parked_until, ${now}::timestamptz))`;
      const end = sql<Date>`(${until}::timestamptz + greatest(expires_at - ${from}, interval '0'))`;
      const query = openOf(repositoryId, itemKey)
        .set({
          parked_until: until,
          park_reason: storable(reason),
          renewed_at: sql<Date>`greatest(renewed_at, ${now}::timestamptz)`,
          warned_at: null,
          expires_at: end,
          lapses_at: sql<Date>`${end} + (lapses_at - expires_at)`,
        })
        .where("session_id", "=", by.sessionId)
        .where("lapses_at", ">", now);
      const fenced = by.generation === undefined ? query : query.where("generation", "=", by.generation);
      const row = await fenced.returningAll().executeTakeFirst();
      return row ? claimOf(row) : null;
    },

    release: async (repositoryId, itemKey, by, reason, now) => {
      const open = openOf(repositoryId, itemKey).set({
        ended_at: now,
        end_reason: storable(reason),
        told_at: now,
      });
      const ofSession = by.sessionId === null ? open : open.where("session_id", "=", by.sessionId);
      const query =
        by.generation === undefined ? ofSession : ofSession.where("generation", "=", by.generation);
      const row = await query.returningAll().executeTakeFirst();
      return row ? claimOf(row) : null;
    },

    endAll: async (repositoryId, { sessionId }, reason, now) => {
      const rows = await db
        .updateTable("claim")
        .set({ ended_at: now, end_reason: storable(reason) })
        .where("repository_id", "=", repositoryId)
        .where("session_id", "=", sessionId)
        .where("ended_at", "is", null)
        .where("lapses_at", ">", now)
        .returningAll()
        .execute();
      return rows.map(claimOf);
    },

    recent: async (repositoryId, now, since) => {
      const rows = await db
        .selectFrom("claim")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where((eb) =>
          eb.or([
            eb("claimed_at", ">=", since),
            eb("ended_at", ">=", since),
            eb.and([eb("ended_at", "is not", null), eb("told_at", "is", null)]),
            eb.and([eb("ended_at", "is", null), eb("lapses_at", "<=", now)]),
          ]),
        )
        .execute();
      return rows.map(claimOf);
    },

    unwarned: async (repositoryId, now, before) => {
      const rows = await liveClaims(db, repositoryId, now)
        .where("warned_at", "is", null)
        .where("expires_at", "<=", before)
        .execute();
      return rows.map(claimOf);
    },
    markWarned: async (claim, now) => {
      // A sign of life that came meanwhile calls for a warning of its own.
      await one(claim).set({ warned_at: now }).where("expires_at", "=", claim.expiresAt).execute();
    },

    moved: async (repositoryId, now, by) =>
      (await liveClaims(db, repositoryId, now).where(endMoved(by)).execute()).map(claimOf),
    markShown: async (claim) => {
      await one(claim).set({ shown_end: claim.expiresAt }).execute();
    },

    untold: async (repositoryId, now) => {
      await db
        .updateTable("claim")
        .set({ ended_at: sql<Date>`lapses_at`, end_reason: "lapsed" })
        .where("repository_id", "=", repositoryId)
        .where("ended_at", "is", null)
        .where("lapses_at", "<=", now)
        .execute();
      const rows = await db
        .selectFrom("claim")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .where("ended_at", "is not", null)
        .where("told_at", "is", null)
        .orderBy("ended_at")
        .execute();
      return rows.map(endedClaimOf);
    },
    markTold: async (claim, now) => {
      await one(claim).set({ told_at: now }).execute();
    },
  };
}
