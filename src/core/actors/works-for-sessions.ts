import type { Claim } from "../claims/model.js";
import type { Config } from "../config/model.js";
import type { Session } from "../sessions/model.js";
import { type AccountRef, isBy, type KnownLogins, namesOf } from "./account.js";

export interface WorkFacts {
  /** Of the repository's config alone. */
  config: Pick<Config, "sessions">;
  known: KnownLogins;
  sessions: readonly Session[];
  /** Live ones. */
  claims: readonly Claim[];
}

/** Whether sessions work under an account: the config names it, or it has registered one or holds a claim. */
export function worksForSessions(
  account: AccountRef,
  { config, known, sessions, claims }: WorkFacts,
): boolean {
  const names = namesOf(account, known);
  return (
    Object.values(config.sessions).some(({ logins }) => logins.some((login) => names.includes(login))) ||
    sessions.some((session) => isBy(session, account)) ||
    claims.some((claim) => isBy(claim, account))
  );
}
