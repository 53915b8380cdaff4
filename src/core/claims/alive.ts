import { type AccountRef, isBy } from "../actors/account.js";
import type { SessionConfig } from "../config/model.js";
import type { Plan } from "../plan/model.js";
import { readBranch, sessionsOfBranch } from "../verdict/branch.js";
import type { Claim } from "./model.js";

/** Something that happened on GitHub and may show that a holder is at work. */
export interface Evidence {
  /** Whose push, word or deed it is; null: nobody's that is known. */
  account: AccountRef | null;
  /** A branch of this repository. */
  branch: string | null;
  pull: number | null;
  /** The item whose issue was commented on. */
  itemKey: string | null;
  /** The items that the pull request carries out, and the session that made it, where that is known. */
  carried: { items: readonly string[]; session: string | null };
}

export interface EvidenceFacts {
  claims: readonly Claim[];
  sessions: Record<string, SessionConfig>;
  /** For what a branch's name says; null where there is no branch. */
  plan: Pick<Plan, "items" | "tracks"> | null;
}

/**
 * The claims that are alive by it: of the account whose deed it is, and of no other. Those whose branch or pull request it
 * is; whose item the branch's name says, or the pull request carries out, unless another session made that; those of the
 * one session whose pattern the branch fits; and those on whose issue the account speaks. A claim without an account, made
 * by a token, is alive by what happens on its branch and pull request.
 */
export function claimsAlive(evidence: Evidence, { claims, sessions, plan }: EvidenceFacts): Claim[] {
  const { account, branch, pull, itemKey, carried } = evidence;
  const item = branch === null || plan === null ? null : (readBranch(branch, plan)?.item ?? null);
  const fitting = branch === null ? [] : sessionsOfBranch(branch, sessions);
  const only = fitting.length === 1 ? fitting[0] : undefined;
  return claims.filter((claim) => {
    const there = (branch !== null && claim.branch === branch) || (pull !== null && claim.pull === pull);
    if (claim.login === null) return there;
    if (!isBy(claim, account)) return false;
    // Where the branch is another session's by its pattern, it shows that one's life.
    const others = only !== undefined && only !== claim.sessionId;
    if (there && !others) return true;
    if (item !== null && claim.itemKey === item && !others) return true;
    if (only !== undefined && !others && item === null) return true;
    const made = carried.session === null || carried.session === claim.sessionId;
    if (made && carried.items.includes(claim.itemKey)) return true;
    return itemKey !== null && claim.itemKey === itemKey;
  });
}
