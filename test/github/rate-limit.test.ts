import { describe, expect, test } from "vitest";
import { reservedUntil, spentUntil } from "../../src/github/rate-limit.js";

const headers = (limit: string | undefined, remaining: string | undefined, reset: string | undefined) => ({
  headers: {
    "x-ratelimit-limit": limit,
    "x-ratelimit-remaining": remaining,
    "x-ratelimit-reset": reset,
  },
});

describe("the reserve that bulk leaves", () => {
  test.each([
    ["5000", "250", null],
    ["5000", "249", 1_700_000_000_000],
    ["5000", "0", 1_700_000_000_000],
    ["12500", "624", 1_700_000_000_000],
    ["60", "3", null],
    ["60", "2", 1_700_000_000_000],
    [undefined, "100", null],
    [undefined, "99", 1_700_000_000_000],
    ["5000", undefined, null],
    ["5000", "", null],
    ["5000", "many", null],
  ])("of a limit of %s with %s left ends at %s", (limit, remaining, until) => {
    expect(reservedUntil(headers(limit, remaining, "1700000000"))).toBe(until);
  });

  test("is none where GitHub does not say when the budget comes back", () => {
    expect(reservedUntil(headers("5000", "3", undefined))).toBeNull();
    expect(reservedUntil(headers("5000", "3", "soon"))).toBeNull();
  });
});

describe("a budget", () => {
  test.each([
    ["0", "1700000000", 1_700_000_000_000],
    ["1", "1700000000", null],
    [undefined, "1700000000", null],
    ["", "1700000000", null],
    ["0", undefined, null],
  ])("with %s left and %s as its reset is used up until %s", (remaining, reset, until) => {
    expect(spentUntil(headers("5000", remaining, reset))).toBe(until);
  });
});
