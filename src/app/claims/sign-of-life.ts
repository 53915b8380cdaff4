import type { AccountRef } from "../../core/actors/account.js";
import { claimsAlive } from "../../core/claims/alive.js";
import type { Config } from "../../core/config/model.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";
import { pullSubject } from "../work/follow-up.js";

export interface Sign {
  account: AccountRef | null;
  /** A branch of this repository that got commits. */
  branch: string | null;
  pull: number | null;
  /** An issue or pull request that was commented on. */
  issue?: number;
}

/**
 * Renews the claims that a push, a pull request, a review or a comment shows to be alive, and keeps where the work is.
 * What we write ourselves never comes here: our own deliveries are left out before.
 */
export async function signOfLife(context: Context, sign: Sign): Promise<WorkRequest[]> {
  const { store, repository, now } = context;
  const spoken = sign.issue !== undefined;
  const itemKey = await itemOf(context, sign);
  const claims = await store.claims.live(
    repository.id,
    now(),
    spoken ? { itemKeys: itemKey === null ? [] : [itemKey], pull: sign.pull } : undefined,
  );
  if (claims.length === 0) return [];
  const config = await configInForce(context);
  const alive = claimsAlive(
    { ...sign, itemKey, carried: await carriedBy(context, sign) },
    { claims, ...(await branchFacts(context, config, sign)) },
  );
  for (const claim of alive) {
    await store.sessions.seen({
      repositoryId: repository.id,
      id: claim.sessionId,
      login: null,
      accountId: null,
      now: now(),
    });
    await store.claims.renew({
      repositoryId: repository.id,
      sessionId: claim.sessionId,
      itemKey: claim.itemKey,
      generation: claim.generation,
      now: now(),
      grace: config.claims.grace,
      // Commits mean that the work goes on; a word about it doesn't.
      resume: sign.branch !== null && sign.pull === null,
      branch: sign.branch ?? undefined,
      pull: sign.branch === null ? undefined : (sign.pull ?? undefined),
    });
  }
  return [];
}

/** The items that a pull request carries out, and for which session, as it was judged last. */
async function carriedBy({ store, repository }: Context, { pull }: Sign) {
  const row = pull === null ? null : await store.verdicts.find(repository.id, pullSubject(pull));
  return { items: row?.touches?.items ?? [], session: row?.touches?.session ?? null };
}

/** The item whose issue was commented on. */
async function itemOf({ store, repository }: Context, { issue }: Sign): Promise<string | null> {
  const row = issue === undefined ? null : await store.boards.itemOfIssue(repository.id, issue);
  return row?.itemKey ?? null;
}

/** What tells whose a branch is; nothing is asked for where there is none. */
async function branchFacts(context: Context, config: Config, { branch }: Sign) {
  if (branch === null) return { sessions: {}, plan: null };
  const registered = await context.store.sessions.all(context.repository.id);
  return { sessions: sessionsOf(config, registered), plan: await planInForce(context) };
}
