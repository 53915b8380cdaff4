import type { Attribution, PullFacts } from "./model.js";

/** What a session did: a claim, or an announcement. */
export interface Deed {
  pull: number | null;
  sessionId: string;
  login: string | null;
}

/** Whether it is of who wrote this pull request: on it, by its session, or by its author where no session is known. */
export function isOwn(
  deed: Deed,
  facts: Pick<PullFacts, "number" | "author">,
  attribution: Pick<Attribution, "session">,
): boolean {
  if (facts.number !== null && deed.pull === facts.number) return true;
  if (attribution.session !== null) return deed.sessionId === attribution.session;
  return deed.login !== null && deed.login.toLowerCase() === facts.author?.toLowerCase();
}
