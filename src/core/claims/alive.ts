import type { SessionConfig } from "../config/model.js";
import type { Plan } from "../plan/model.js";
import { readBranch, sessionsOfBranch } from "../verdict/branch.js";
import type { Claim } from "./model.js";

/** Something that happened on GitHub and may show that a holder is at work. */
export interface Evidence {
  login: string | null;
  branch: string | null;
  pull: number | null;
  /** The item whose issue was commented on. */
  itemKey: string | null;
  /** A comment: only its holder's counts, since anybody and any bot may comment. */
  spoken: boolean;
}

export interface EvidenceFacts {
  claims: readonly Claim[];
  sessions: Record<string, SessionConfig>;
  /** For what a branch's name says; null where there is no branch. */
  plan: Pick<Plan, "items" | "tracks"> | null;
}

/**
 * The claims that are alive by it: those whose branch or pull request it is; those whose item the branch's name says, where
 * it is the holder's login or session; those of the one session whose pattern the branch fits; and those on whose issue
 * the holder itself speaks.
 */
export function claimsAlive(evidence: Evidence, { claims, sessions, plan }: EvidenceFacts): Claim[] {
  const { login, branch, pull, itemKey, spoken } = evidence;
  const item = branch === null || plan === null ? null : (readBranch(branch, plan)?.item ?? null);
  const fitting = branch === null ? [] : sessionsOfBranch(branch, sessions);
  const only = fitting.length === 1 ? fitting[0] : undefined;
  return claims.filter((claim) => {
    const own = login !== null && claim.login?.toLowerCase() === login.toLowerCase();
    if (branch !== null && claim.branch === branch) return true;
    if (pull !== null && claim.pull === pull && (own || !spoken)) return true;
    if (item !== null && claim.itemKey === item && (own || fitting.includes(claim.sessionId))) return true;
    if (only !== undefined && claim.sessionId === only && item === null) return true;
    return own && itemKey !== null && claim.itemKey === itemKey;
  });
}
