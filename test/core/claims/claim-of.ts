import type { Claim } from "../../../src/core/claims/model.js";

const start = new Date("2026-03-01T10:00:00Z");
const end = new Date("2026-03-01T14:00:00Z");

/** A live claim of session `one`, four hours long without a grace, with what is given changed. */
export const claimOf = (itemKey: string, more: Partial<Claim> = {}): Claim => ({
  repositoryId: 1,
  itemKey,
  sessionId: "one",
  login: null,
  accountId: null,
  generation: 1,
  claimedAt: start,
  expiresAt: end,
  lapsesAt: more.expiresAt ?? end,
  ttl: 4 * 3_600_000,
  renewedAt: more.claimedAt ?? start,
  warnedAt: null,
  parked: null,
  branch: null,
  pull: null,
  ...more,
});
