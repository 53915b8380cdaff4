import type { Intent } from "../../../../src/core/intents/model.js";

export const intentOf = (about: Partial<Intent> = {}): Intent => ({
  id: 1,
  repositoryId: 7,
  sessionId: "cook",
  login: "carol",
  accountId: null,
  track: "kitchen",
  paths: ["menu.md"],
  reason: "a new dish",
  state: "held",
  issue: 4,
  pull: null,
  ttl: 3_600_000,
  createdAt: new Date("2030-05-01T11:00:00Z"),
  expiresAt: new Date("2030-05-01T13:00:00Z"),
  ...about,
});
