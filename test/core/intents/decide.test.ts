import { describe, expect, test } from "vitest";
import { decideAnnounce, nextHolders } from "../../../src/core/intents/decide.js";
import type { Intent } from "../../../src/core/intents/model.js";

const start = Date.parse("2026-03-01T10:00:00Z");
const now = new Date(start);

const intent = (id: number, more: Partial<Intent> = {}): Intent => ({
  id,
  repositoryId: 1,
  sessionId: `s${id}`,
  login: null,
  accountId: null,
  track: null,
  paths: ["config.py"],
  reason: "x",
  state: "held",
  issue: 1,
  pull: null,
  ttl: 3_600_000,
  createdAt: new Date(start + id),
  expiresAt: null,
  ...more,
});

describe("announcing", () => {
  test("holds what nobody holds, until its time is over", () => {
    expect(decideAnnounce(intent(9), [intent(1, { paths: ["other.py"] })], now)).toEqual({
      state: "held",
      expiresAt: new Date(start + 3_600_000),
    });
  });

  test("waits behind who holds an overlapping path", () => {
    const held = intent(1, { paths: ["*.py"] });
    expect(decideAnnounce(intent(9), [held], now)).toEqual({ state: "waiting", behind: [held] });
  });

  test("is not in its own way", () => {
    expect(decideAnnounce(intent(9, { sessionId: "s1" }), [intent(1)], now)).toMatchObject({ state: "held" });
  });

  test("comes before a waiting one of a higher track, and after one of a lower", () => {
    const waiting = intent(1, { state: "waiting", track: "track-2" });
    expect(decideAnnounce(intent(9, { track: "track-1" }), [waiting], now)).toMatchObject({ state: "held" });
    expect(decideAnnounce(intent(9, { track: "track-3" }), [waiting], now)).toMatchObject({
      state: "waiting",
    });
  });
});

describe("what is given back", () => {
  test("goes to the lower track number, then to who asked first, and to others that don't overlap", () => {
    const open = [
      intent(1, { state: "waiting", track: "track-3" }),
      intent(2, { state: "waiting", track: "track-1" }),
      intent(3, { state: "waiting", paths: ["main.py"] }),
      intent(4, { state: "waiting", paths: ["held.py"] }),
      intent(5, { paths: ["held.py"] }),
    ];
    expect(nextHolders(open).map(({ id }) => id)).toEqual([2, 3]);
  });
});
