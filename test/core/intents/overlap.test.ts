import fc from "fast-check";
import { minimatch } from "minimatch";
import { describe, expect, test } from "vitest";
import { overlaps } from "../../../src/core/intents/overlap.js";

describe("two patterns meet", () => {
  test.each([
    ["a.ts", "a.ts", true],
    ["a.ts", "b.ts", false],
    ["src/", "src/a/b.ts", true],
    ["src", "src/a/b.ts", true],
    ["src/a", "src/ab", false],
    ["src/*.ts", "src/a.*", true],
    ["src/*.ts", "src/a/b.ts", false],
    ["src/**", "src/a/b.ts", true],
    ["src/**/b.ts", "src/a/*", true],
    ["**/test.ts", "src/**", true],
    ["**/x", "y", true],
    ["a/**/b", "a/b", true],
    ["a?c", "abc", true],
    ["a?c", "abbc", false],
    ["./a", "/a", true],
    ["*.md", "docs/*.md", false],
  ])("%s and %s: %s", (one, other, expected) => {
    expect(overlaps(one, other)).toBe(expected);
    expect(overlaps(other, one)).toBe(expected);
  });
});

const name = fc
  .array(fc.constantFrom("a", "b", "*", "?"), { minLength: 1, maxLength: 4 })
  .map((all) => all.join(""));
const pattern = fc
  .array(fc.oneof(name, fc.constant("**")), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("/"));
const path = fc
  .array(
    fc.array(fc.constantFrom("a", "b"), { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join("/"));

test("whatever fits both shows that they meet", () => {
  fc.assert(
    fc.property(pattern, pattern, path, (one, other, file) => {
      const fits = (glob: string) =>
        minimatch(file, glob, { dot: true }) || minimatch(file, `${glob}/**`, { dot: true });
      if (fits(one) && fits(other)) expect(overlaps(one, other)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("a pattern meets itself, and stars can't blow up", () => {
  fc.assert(fc.property(pattern, (one) => overlaps(one, one)));
  const stars = (letter: string) => `${`*${letter}`.repeat(120)}*/${"**/".repeat(50)}x`;
  expect(overlaps(stars("a"), stars("b"))).toBe(true);
});
