import { fc, test as property } from "@fast-check/vitest";
import { minimatch } from "minimatch";
import { expect, test } from "vitest";
import { globFault, globSet } from "../../../src/core/config/glob.js";
import { ruleFilePaths } from "../../../src/core/config/rule-files.js";

const tree = [
  "PLAN.md",
  "docs/PLAN.md",
  ".github/TRACKOWNERS",
  "plans/b.md",
  "plans/a.md",
  "plans/x/c.md",
  "OWN",
];

test.each([
  [
    "the first default path that exists",
    { plan: [], owners: null },
    [".github/TRACKOWNERS", ["PLAN.md"], []],
  ],
  ["a path", { plan: ["docs/PLAN.md"], owners: "./OWN" }, ["OWN", ["docs/PLAN.md"], []]],
  [
    "a glob, by name",
    { plan: ["plans/*.md"], owners: null },
    [".github/TRACKOWNERS", ["plans/a.md", "plans/b.md"], []],
  ],
  [
    "globs without repeats",
    { plan: ["plans/x/c.md", "plans/**"], owners: null },
    [".github/TRACKOWNERS", ["plans/x/c.md", "plans/a.md", "plans/b.md"], []],
  ],
  ["what is not there", { plan: ["no.md", "no/*"], owners: "NO" }, [null, [], ["NO", "no.md", "no/*"]]],
])("%s", (_, config, expected) => {
  const { owners, plans, missing } = ruleFilePaths(config, tree);
  expect([owners, plans, missing]).toEqual(expected);
});

test("a repository without any of them has no rules", () => {
  expect(ruleFilePaths({ plan: [], owners: null }, ["a"])).toEqual({ owners: null, plans: [], missing: [] });
});

test.each([
  ["a", null],
  ["a/**", null],
  ["", "empty"],
  ["a//b", "empty"],
  ["/a", "empty"],
  ["!a", "unsupported"],
  ["a{b,c}", "unsupported"],
  ["a[b]", "unsupported"],
  ["a".repeat(251), "too-long"],
])("the glob %j: %s", (glob, fault) => {
  expect(globFault(glob)).toBe(fault);
});

test("the first glob that fits is told", () => {
  const set = globSet(["cook/**", "*/fix-*", "**"]);
  expect(["cook/a/b", "hall/fix-1", "cook", "x"].map((text) => set.first(text))).toEqual([0, 1, 2, 2]);
});

const part = fc.stringMatching(/^[ab.]{1,3}$/).filter((text) => !/^\.+$/.test(text));
const piece = fc.oneof(
  part,
  fc.constant("**"),
  fc.stringMatching(/^[ab*?]{1,4}$/).filter((text) => !/\*\*/.test(text)),
);
const glob = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("/"));
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join("/"));

property.prop([glob, fc.array(path, { maxLength: 8 })])("globs mean what minimatch means", (one, paths) => {
  const set = globSet([one]);
  const options = { dot: true, nobrace: true, noext: true, nonegate: true, nocomment: true };
  for (const text of paths) {
    // minimatch lets `a/**` have `a` itself when it ends in `**`; a branch or file `a` is not inside of `a`.
    if (one.endsWith("**") && minimatch(text, one.replace(/(^|\/)\*\*$/, ""), options)) continue;
    expect(set.first(text) === 0, `${text} in ${one}`).toBe(minimatch(text, one, options));
  }
});
