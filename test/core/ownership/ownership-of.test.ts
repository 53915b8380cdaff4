import { expect, test } from "vitest";
import { rootedPattern } from "../../../src/core/ownership/from-plan.js";
import { lintOwners } from "../../../src/core/ownership/lint.js";
import { compileOwners } from "../../../src/core/ownership/match.js";
import { ownerNames } from "../../../src/core/ownership/names.js";
import { ownershipOf } from "../../../src/core/ownership/ownership-of.js";
import { maxOwnersBytes } from "../../../src/core/ownership/parse.js";
import { config, item, plan, session } from "./plan.js";

const lists = [
  { pattern: "src/kitchen/", owners: ["kitchen"], note: null, file: "PLAN.md", line: 4 },
  { pattern: "src/kitchen/menu.ts", owners: ["hall"], note: null, file: "PLAN.md", line: 9 },
  { pattern: "src/", owners: ["house"], note: null, file: "PLAN.md", line: 12 },
  { pattern: "README.md", owners: ["hall"], note: "ask first", file: "PLAN.md", line: 13 },
  { pattern: "./README.md", owners: ["kitchen"], note: null, file: "PLAN.md", line: 14 },
];
const items = [
  item("K1", { track: "kitchen", line: 3, files: [{ path: "app/[table]/page (a).ts", access: "modify" }] }),
  item("K2", { track: "kitchen", line: 5, files: [{ path: "shared.ts", access: "own" }] }),
  item("H1", { line: 7, files: [{ path: "shared.ts", access: "modify" }] }),
  item("H2", { state: "done", line: 9, files: [{ path: "old.ts", access: "modify" }] }),
];

test("an ownership file decides alone", () => {
  const file = { path: "OWNERS", text: "/a one\n" };
  const ownership = ownershipOf({ file, plan: plan({ ownership: lists }), config: config() });
  expect(ownership).toMatchObject({ source: "OWNERS", from: "file", rules: [{ pattern: "/a" }] });
});

test("a file that is too large counts as absent, and that is said", () => {
  const file = { path: "OWNERS", text: `/a one\n#${"x".repeat(maxOwnersBytes)}` };
  const ownership = ownershipOf({ file, plan: plan({ items, ownership: lists }), config: config() });
  expect(ownership).toMatchObject({ source: "PLAN.md", from: "plan", problems: [{ code: "too-large" }] });
});

test("without a file the plan's lists decide, the more exact path over the wider one", () => {
  const { from, rules } = ownershipOf({
    file: null,
    plan: plan({ items, ownership: lists }),
    config: config(),
  });
  const matcher = compileOwners(rules);
  const owners = (path: string) => matcher.match(path)?.owners;
  expect(from).toBe("plan");
  expect(owners("src/kitchen/oven.ts")).toEqual(["kitchen"]);
  expect(owners("src/kitchen/menu.ts")).toEqual(["hall"]);
  expect(owners("src/door.ts")).toEqual(["house"]);
  expect(owners("lib/src/door.ts")).toBeUndefined();
  expect(matcher.match("README.md")).toMatchObject({
    owners: ["hall", "kitchen"],
    note: "ask first",
    line: 13,
  });
});

test("without lists the files of open items belong to their lanes, and what two name they share", () => {
  const { from, rules } = ownershipOf({ file: null, plan: plan({ items }), config: config() });
  const matcher = compileOwners(rules);
  expect(from).toBe("items");
  expect(matcher.match("app/[table]/page (a).ts")).toMatchObject({ owners: ["kitchen"], line: 3 });
  expect(matcher.match("app/t/page (a).ts")).toBeNull();
  expect(matcher.match("shared.ts")?.owners).toEqual(["kitchen", "H1"]);
  expect(matcher.match("old.ts")).toBeNull();
});

test("nothing declared is nothing owned", () => {
  expect(ownershipOf({ file: null, plan: plan(), config: config() })).toMatchObject({
    rules: [],
    problems: [],
  });
});

test.each([
  ["src/x.ts", "/src/x.ts"],
  ["./src/", "/src/"],
  ["/src/", "/src/"],
  ["*.md", "*.md"],
  ["src/**/*.ts", "/src/**/*.ts"],
  ["what?.ts", "/what\\?.ts"],
  ["a b.ts", "/a\\ b.ts"],
  ["", null],
  ["a//b", null],
])("the plan's path %s is the pattern %s", (path, pattern) => {
  expect(rootedPattern(path)).toBe(pattern);
});

const names = ownerNames(
  plan({
    items: [
      item("track-2", { aliases: ["2", "schema-agent"] }),
      item("K1", { track: "kitchen", aliases: ["twice"] }),
      item("H1", { track: "hall", aliases: ["twice"] }),
      item("#192"),
      item("Stream A"),
    ],
    tracks: [{ id: "kitchen", title: "Kitchen" }],
    sessions: [{ id: "porter", role: null, line: 1 }],
  }),
  config({ sessions: { Cook: session({ logins: ["carol"], tracks: ["KITCHEN"] }), solo: session() } }),
);

test.each([
  ["kitchen", { kind: "track", track: "kitchen" }],
  ["Schema-Agent", { kind: "track", track: "track-2" }],
  ["track:k1", { kind: "track", track: "kitchen" }],
  ["session:schema-agent", { kind: "track", track: "track-2" }],
  ["cook", { kind: "session", session: "Cook", tracks: ["kitchen"] }],
  ["session:SOLO", { kind: "session", session: "solo", tracks: ["solo"] }],
  ["porter", { kind: "session", session: "porter", tracks: ["porter"] }],
  ["track:cook", { kind: "unknown", name: "cook" }],
  ["twice", { kind: "unknown", name: "twice" }],
  ["#192", { kind: "track", track: "#192" }],
  ["stream a", { kind: "track", track: "Stream A" }],
  ["@Alice", { kind: "login", login: "alice" }],
  ["@Org/Team", { kind: "team", team: "org/team" }],
  ["A@b.org", { kind: "email", email: "a@b.org" }],
  ["constructor", { kind: "unknown", name: "constructor" }],
])("the owner %s is found", (owner, expected) => {
  expect(names.resolve(owner)).toEqual(expected);
});

test("logins of a track are those of the sessions that work on it", () => {
  expect(names.loginsOf("kitchen")).toEqual(["carol"]);
  expect(names.loginsOf("hall")).toEqual([]);
});

test("an owner that nobody is gets a warning with its line and the nearest name", () => {
  const rules = [{ pattern: "/a", owners: ["kitchn", "@alice"], note: null, file: "PLAN.md", line: 7 }];
  const [problem, ...others] = lintOwners(
    rules,
    plan({ items: [item("K1", { track: "kitchen" })] }),
    config(),
    "OWNERS",
  );
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity: "warning", code: "unknown-owner", file: "OWNERS", line: 7 });
  expect(problem?.message).toMatchInlineSnapshot(
    `"\`kitchn\` is no track or session of the plan or the config. Did you mean \`kitchen\`? Known are \`kitchen\`."`,
  );
});
