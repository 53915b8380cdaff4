import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { parseOwner } from "../../../src/core/ownership/owner.js";
import { maxOwnersBytes, parseOwners } from "../../../src/core/ownership/parse.js";

const read = (text: string) => parseOwners(text, "OWNERS");
const said = (text: string) =>
  read(text).problems.map(({ line, severity, message }) => `${line} ${severity} ${message}`);

test("rules keep their lines, owners and notes; comments and blank lines are none", () => {
  const { rules, problems } = read(
    "\uFEFF# first\r\n\r\n*.md  docs @alice # who writes\r\n\t/src/\tcore\r\n/free\n",
  );
  expect(problems).toEqual([]);
  expect(rules).toEqual([
    { pattern: "*.md", owners: ["docs", "@alice"], note: "who writes", line: 3 },
    { pattern: "/src/", owners: ["core"], note: null, line: 4 },
    { pattern: "/free", owners: [], note: null, line: 5 },
  ]);
});

test("blanks and hashes inside a pattern are part of it", () => {
  const { rules, problems } = read("a\\ b/c\\ d one\nx#y two\n/#top three\n");
  expect(problems).toEqual([]);
  expect(rules.map(({ pattern, owners }) => [pattern, owners])).toEqual([
    ["a\\ b/c\\ d", ["one"]],
    ["x#y", ["two"]],
    ["/#top", ["three"]],
  ]);
});

describe("a bad line is reported with its number and the rest holds", () => {
  test.each([
    ["!src core", "can't be negated"],
    ["src/[ab].ts core", "`src/\\[ab\\].ts`"],
    ["\\#notes core", "Write `/#notes`"],
    ["src\\", "backslash that escapes nothing"],
    ["/ core", "can match no file"],
    ["a//b core", "can match no file"],
    ["a\u0007b core", "control character"],
    ["src/ core,web", "`core,web` is no owner"],
    ["src/ @-bad", "`@-bad` is no owner"],
    ["src/ @", "`@` is no owner"],
    ["src/ track:", "`track:` is no owner"],
    ["my folder/ core", "a space in a path is written"],
  ])("%s", (line, expected) => {
    const { rules, problems } = read(`a one\n${line}\nb two\n`);
    // A folder written with a bare space reads as a pattern with the owners `folder/` and `core`.
    if (line.startsWith("my ")) expect(rules).toHaveLength(3);
    else {
      expect(rules.map((rule) => rule.line)).toEqual([1, 3]);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatchObject({ line: 2, severity: "error", file: "OWNERS" });
      expect(problems[0]?.message).toContain(expected);
    }
  });
});

test.each([
  ["core", "name"],
  ["track-2", "name"],
  ["4.B", "name"],
  ["зал", "name"],
  ["track:#192", "track"],
  ["Track:core", "track"],
  ["session:s1", "session"],
  ["@alice", "login"],
  ["@dependabot[bot]", "login"],
  ["@org/team.x", "team"],
  ["a.b@example.org", "email"],
])("%s is a %s", (text, kind) => {
  expect(parseOwner(text)?.kind).toBe(kind);
});

test("a file of 3 MB counts as absent, and one byte less doesn't", () => {
  const line = "/a core\n";
  const most = line + "#".repeat(maxOwnersBytes - line.length - 1);
  expect(read(most).rules).toHaveLength(1);
  expect(read(`${most}#`)).toMatchObject({ rules: [], problems: [{ code: "too-large", line: 0 }] });
  expect(read(`${line}# ${"é".repeat(maxOwnersBytes / 2)}`).rules).toEqual([]);
});

test("problems read as instructions", () => {
  expect(said("!a x\nb [x]\n")).toMatchInlineSnapshot(`
    [
      "1 error A pattern can't be negated with \`!\` (GitHub's CODEOWNERS syntax has no negation). To take paths out, add a later line with the pattern and no owner; a name that starts with \`!\` is written \`\\!\`. The line counts for nothing; the rest holds.",
      "2 error \`[x]\` is no owner. Allowed are a track or session id, \`track:ID\`, \`session:ID\`, \`@login\`, \`@org/team\` and an e-mail address; a space in a path is written \`\\ \`. The line counts for nothing; the rest holds.",
    ]
  `);
});

property.prop([fc.string({ unit: "binary", maxLength: 300 })])(
  "any text ends in rules and problems of its lines",
  (text) => {
    const { rules, problems } = read(text);
    const lines = text.split(/\r\n|\n|\r/).length;
    for (const { line } of [...rules, ...problems]) expect(line >= 1 && line <= lines).toBe(true);
  },
);
