import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compileOwners } from "../../../src/core/ownership/match.js";
import type { OwnerRule } from "../../../src/core/ownership/model.js";
import { ownerNames } from "../../../src/core/ownership/names.js";
import { parseOwners } from "../../../src/core/ownership/parse.js";
import { parsePattern } from "../../../src/core/ownership/pattern.js";
import { mayMeet, sameOwners, workingRules } from "../../../src/core/rule-changes/owner-rules.js";
import { house, people } from "../verdict/facts.js";

const names = ownerNames(house, people);
const rules = (text: string): OwnerRule[] => parseOwners(text, "OWNERS").rules;
const same = (one: string, other: string): boolean =>
  sameOwners(workingRules(rules(one), names), workingRules(rules(other), names));

describe("ownership rules with the same effect", () => {
  it.each([
    [
      "with comments, blanks and line ends",
      "/a/ hall\n/b/ kitchen",
      "# why\r\n/a/   hall # note\r\n\r\n/b/ kitchen\r\n",
    ],
    ["with other names for the same owners", "/a/ hall kitchen", "/a/ track:KITCHEN track:hall"],
    ["with an alias", "/a/ kitchen", "/a/ menu-agent"],
    [
      "in another order, where none meets another",
      "/a/ hall\n/b/ kitchen\n/c/ cellar",
      "/c/ cellar\n/b/ kitchen\n/a/ hall",
    ],
    ["without one that a later one replaces", "/a/ hall\n/a/ kitchen", "/a/ kitchen"],
    ["with one that a wider one says already", "/a/ hall", "/a/ hall\n/a/b.md hall\n/a/c/*.ts hall"],
  ])("%s", (_, one, other) => {
    expect(same(one, other)).toBe(true);
    expect(same(other, one)).toBe(true);
  });
});

describe("ownership rules with another effect", () => {
  it.each([
    ["another owner", "/a/ hall", "/a/ kitchen"],
    ["one owner more", "/a/ hall", "/a/ hall kitchen"],
    ["an owner less", "/a/ hall", "/a/"],
    ["another path", "/a/ hall", "/b/ hall"],
    ["a path more", "/a/ hall", "/a/ hall\n/b/ hall"],
    ["a path less", "/a/ hall\n/b/ hall", "/a/ hall"],
    ["another order where two meet", "*.md hall\n/a/ kitchen", "/a/ kitchen\n*.md hall"],
    ["a wider rule after a narrow one", "/a/b.md hall\n/c/ cellar", "/a/b.md hall\n/a/ kitchen\n/c/ cellar"],
    [
      "a narrow one that something in between takes",
      "/a/ hall\n*.md kitchen\n/a/b.md hall",
      "/a/ hall\n*.md kitchen",
    ],
    ["a track in the place of a login", "/a/ @hall", "/a/ hall"],
    ["nothing at all", "/a/ hall", ""],
  ])("%s", (_, one, other) => {
    expect(same(one, other)).toBe(false);
    expect(same(other, one)).toBe(false);
  });

  it("are told in time, however many there are", () => {
    const many = (count: number, turn: boolean) => {
      const lines = Array.from(
        { length: count },
        (_, index) => `/p${index}/*.ts ${index % 2 ? "hall" : "kitchen"}`,
      );
      return (turn ? lines.reverse() : lines).join("\n");
    };
    const start = performance.now();
    expect(same(many(1_500, false), many(1_500, true))).toBe(true);
    expect(same(many(20_000, false), many(20_000, true))).toBe(false);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

const segment = fc.constantFrom("a", "b", "*", "**", "a*", "*.md", "?");
const pattern = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean(), fc.boolean())
  .map(([parts, rooted, folder]) => `${rooted ? "/" : ""}${parts.join("/")}${folder ? "/" : ""}`);
const line = fc
  .tuple(pattern, fc.constantFrom("hall", "kitchen", "hall kitchen", ""))
  .map(([path, owners]) => `${path} ${owners}`);
const part = fc.constantFrom("a", "b", "ab", "x.md", "a.md");
const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));

describe("what is said of any rules", () => {
  const texts = fc.array(line, { maxLength: 5 });
  test.prop([texts, fc.array(fc.nat(), { maxLength: 8 }), fc.array(path, { maxLength: 20 })], {
    numRuns: 3_000,
  })("is certain where they are said to be the same", (lines, edits, paths) => {
    // Moves and removals make lists that are often the same in effect.
    const other = [...lines];
    for (const edit of edits) {
      const [taken] = other.splice(edit % Math.max(1, other.length), 1);
      if (taken !== undefined && edit % 3 > 0) other.splice(edit % (other.length + 1), 0, taken);
    }
    if (!same(lines.join("\n"), other.join("\n"))) return;
    const [one, two] = [compileOwners(rules(lines.join("\n"))), compileOwners(rules(other.join("\n")))];
    for (const file of paths)
      expect([...(two.match(file)?.owners ?? [])].sort()).toEqual(
        [...(one.match(file)?.owners ?? [])].sort(),
      );
  });

  test.prop([pattern, pattern, fc.array(path, { maxLength: 20 })], { numRuns: 3_000 })(
    "is certain where two patterns are said never to meet",
    (one, other, paths) => {
      const [a, b] = [parsePattern(one), parsePattern(other)];
      if (!a || !b || mayMeet(a, b)) return;
      const [first, second] = [compileOwners(rules(`${one} hall`)), compileOwners(rules(`${other} hall`))];
      for (const file of paths) expect(first.match(file) !== null && second.match(file) !== null).toBe(false);
    },
  );
});
