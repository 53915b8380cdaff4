import { describe, expect, test } from "vitest";
import { advanced, type BoardRun, sameStop, started, worthSaving } from "../../../src/core/board/run.js";

const now = new Date("2026-03-01T12:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const run = (made: number, total: number, more: Partial<BoardRun> = {}): BoardRun => ({
  made,
  total,
  startedAt: now,
  stopped: null,
  ...more,
});
const stopped = { at: now, resumesAt: later(3_600_000), reason: "rate-limit" as const };

describe("a run", () => {
  test("starts at nothing", () => {
    expect(started(null, now)).toEqual(run(0, 0));
  });

  test("counts on after an interruption, and is under way again", () => {
    const before = run(120, 300, { stopped });
    const start = started(before, later(3_600_000));
    expect(start).toBe(before);
    expect(advanced(start, 0, 180)).toEqual(run(120, 300));
    expect(advanced(start, 1, 180)).toEqual(run(121, 300));
  });

  test("takes for its total what is left now, whatever it was before", () => {
    expect(advanced(run(120, 300, { stopped }), 5, 40)).toEqual(run(125, 160));
  });
});

describe("a run is worth a write", () => {
  test.each([
    ["not after a few changes", null, run(19, 300), 0, false],
    ["after twenty", null, run(20, 300), 0, true],
    ["twenty after the last write", run(20, 300), run(39, 300), 4_999, false],
    ["and no sooner", run(20, 300), run(40, 300), 0, true],
    ["after five seconds", null, run(1, 300), 5_000, true],
    ["not just before", null, run(1, 300), 4_999, false],
    ["at once where it goes on after a stop", run(120, 300, { stopped }), run(120, 300), 0, true],
    ["not where nothing is to be done", null, run(0, 0), 60_000, false],
    ["not with its last change, which ends it", run(280, 300), run(300, 300), 60_000, false],
  ])("%s", (_, kept, current, ms, worth) => {
    expect(worthSaving({ run: kept, at: now }, current, later(ms))).toBe(worth);
  });
});

describe("a stop says the same", () => {
  const before = run(120, 300, { stopped });
  test.each([
    ["whenever it was seen", run(120, 300, { stopped: { ...stopped, at: later(9) } }), true],
    ["but not with more made", run(121, 300, { stopped }), false],
    ["but not for another time", run(120, 300, { stopped: { ...stopped, resumesAt: later(1) } }), false],
    ["but not for another reason", run(120, 300, { stopped: { ...stopped, reason: "failure" } }), false],
    ["but not once it goes on", run(120, 300), false],
  ])("%s", (_, next, same) => {
    expect(sameStop(before, next)).toBe(same);
    expect(sameStop(null, next)).toBe(false);
  });
});
