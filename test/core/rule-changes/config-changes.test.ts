import { describe, expect, it, test } from "vitest";
import { readConfig } from "../../../src/core/config/read.js";
import { configChanges } from "../../../src/core/rule-changes/config-changes.js";

const changes = (before: string, after: string): string[] => {
  const [one, other] = [readConfig(before), readConfig(after)];
  expect([one.problems, other.problems]).toEqual([[], []]);
  return configChanges(one.config, other.config);
};

describe("a config that is written otherwise", () => {
  test.each([
    ["with comments and blanks", "rules: { scope: off }", "# why\nrules:\n  scope: off # quiet\n"],
    ["with what holds anyway", "", "rules: { ownership: fail }\nclaims: { ttl: 4h }\nexempt: {}\n"],
    [
      "in another order",
      "unowned: warn\nexempt: { authors: [a, b] }",
      "exempt: { authors: [b, a] }\nunowned: warn",
    ],
    [
      "with sessions in another order",
      "sessions: { a: { logins: [x, y] }, b: {} }",
      "sessions: { b: {}, a: { logins: [y, x] } }",
    ],
    [
      "with another spelling",
      "exempt: { authors: [Ada] }\nclaims: { ttl: 4h }",
      "exempt: { authors: ['@ada'] }\nclaims: { ttl: 240m }",
    ],
  ])("%s changes nothing", (_, before, after) => {
    expect(changes(before, after)).toEqual([]);
  });
});

describe("a setting that is another one", () => {
  test.each([
    ["rules: { ownership: fail }", "rules: { ownership: off }", ["rules.ownership: fail → off"]],
    ["", "rules: { rules: off }", ["rules.rules: fail → off"]],
    ["unowned: fail", "", ["unowned: fail → allow"]],
    [
      "",
      "exempt: { authors: ['mybot[bot]'], reverts: false }",
      ["exempt.authors", "exempt.reverts: true → false"],
    ],
    ["", "claims: { ttl: 5h, allowBlocked: true }", ["claims.ttl", "claims.allowBlocked: false → true"]],
    ["", "sessions: { planner: { logins: [ada] } }", ["sessions.planner"]],
    ["sessions: { planner: { logins: [ada] } }", "", ["sessions.planner"]],
    [
      "sessions: { planner: { logins: [ada] } }",
      "sessions: { planner: { logins: [ada, eve] } }",
      ["sessions.planner"],
    ],
    ["plan: [a.md, b.md]", "plan: [b.md, a.md]", ["plan"]],
    ["owners: OWNERS", "owners: OTHERS", ["owners: OWNERS → OTHERS"]],
    ["", "companions: [{ when: a, require: b }]", ["companions"]],
    ["", "bots: { 'copilot[bot]': { session: copilot, may: maintain } }", ["bots.copilot[bot]"]],
    ["", "who: { claim: write }", ["who.claim"]],
    ["", "project: false", ["project"]],
  ])("%o → %o", (before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it("is told whatever a session is called", () => {
    expect(changes("", "sessions: { constructor: { logins: [eve] } }")).toEqual(["sessions.constructor"]);
  });
});
