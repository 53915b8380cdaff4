import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { configPath, ruleNames } from "../../../src/core/config/model.js";
import { defaultConfig, readConfig } from "../../../src/core/config/read.js";

const minute = 60_000;
const said = (text: string) => readConfig(text).problems.map(({ line, message }) => `${line}: ${message}`);

test.each([[null], [""], ["# nothing but a comment\n"], ["{}\n"]])(
  "%j is a config with every default",
  (text) => {
    const { config, problems } = readConfig(text);
    expect(problems).toEqual([]);
    expect(config).toEqual(defaultConfig());
    expect(config.claims).toEqual({
      ttl: 240 * minute,
      grace: 30 * minute,
      limit: 3,
      allowBlocked: false,
      warn: 30 * minute,
      park: 3 * 1440 * minute,
      perLogin: 30,
      openTo: "team",
      openTtl: 24 * 60 * minute,
    });
    expect(config.presence).toEqual({ quiet: 30 * minute, gone: 720 * minute });
    expect(config.messages).toEqual({ answerWithin: 240 * minute, broadcastEvery: 10 * minute });
    expect(config.intents).toEqual({ ttl: 120 * minute });
    expect(config.status).toEqual({ title: "Signalbox status" });
    expect(Object.keys(config.rules)).toEqual([...ruleNames]);
    expect(config.project).toEqual({ title: "Signalbox" });
  },
);

test("every setting is read", () => {
  const { config, problems } = readConfig(`\uFEFFplan: [docs/PLAN.md, "plans/**/*.md"]
owners: docs/OWNERS
sessions:
  Cook: { logins: ["@Carol", dan], tracks: [kitchen, 1.10, 08], branches: ["cook/**"] }
  1.20: {}
claims: { ttl: 1h30m, grace: 1d, limit: 1, allowBlocked: true }
rules: { ownership: warn, done: off }
unowned: fail
companions:
  - { when: "src/api/**", require: docs/api.md }
  - { when: "db/*", consult: kitchen }
project: { number: 7 }
presence: { quiet: 5m }
status: false
`);
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    plan: ["docs/PLAN.md", "plans/**/*.md"],
    owners: "docs/OWNERS",
    sessions: {
      Cook: { logins: ["carol", "dan"], tracks: ["kitchen", "1.10", "08"], branches: ["cook/**"] },
      "1.20": { logins: [], tracks: [], branches: [] },
    },
    claims: { ttl: 90 * minute, grace: 1440 * minute, limit: 1, allowBlocked: true },
    rules: { ownership: "warn", done: "off", dependencies: "fail", claim: "warn" },
    unowned: "fail",
    companions: [
      { when: "src/api/**", require: "docs/api.md", consult: null },
      { when: "db/*", require: null, consult: "kitchen" },
    ],
    project: { number: 7 },
    presence: { quiet: 5 * minute, gone: 720 * minute },
    status: false,
  });
});

test("a single path is a list of one, and false is no project", () => {
  expect(readConfig("plan: PLAN.md\nproject: false\n").config).toMatchObject({
    plan: ["PLAN.md"],
    project: false,
  });
});

test("each mistake is said with its line, what is allowed and the nearest key", () => {
  const text = `plam: x
claims:
  ttl: soon
  limt: 3
rules:
  ownership: yes
sessions:
  two words: {}
companions:
  - when: src/**
  - require: x.md
project: { titel: x }
`;
  expect(said(text)).toMatchInlineSnapshot(`
    [
      "1: Unknown key \`plam\`. Did you mean \`plan\`? Allowed are \`plan\`, \`owners\`, \`sessions\`, \`claims\`, \`who\`, \`bots\`, \`orchestrator\`, \`rules\`, \`unowned\`, \`trunks\`, \`companions\`, \`exempt\`, \`presence\`, \`messages\`, \`intents\`, \`status\`, \`trackIssues\`, \`issueType\`, \`project\`.",
      "3: \`claims.ttl\` must be a duration such as 30m, 4h or 1d, from 5m to 30d; it is \`"soon"\`.",
      "4: Unknown key \`limt\` in \`claims\`. Did you mean \`limit\`? Allowed are \`ttl\`, \`grace\`, \`limit\`, \`allowBlocked\`, \`warn\`, \`park\`, \`perLogin\`, \`openTo\`, \`openTtl\`.",
      "6: \`rules.ownership\` must be \`off\`, \`warn\` or \`fail\`; it is \`"yes"\`.",
      "8: \`two words\` in \`sessions\` must be a session id of letters, digits, \`.\`, \`_\` and \`-\`, at most 64 characters.",
      "10: \`companions[0]\` must be \`{ when: GLOB, require: PATH }\` or \`{ when: GLOB, consult: TRACK }\`; it is \`{"when":"src/**"}\`.",
      "11: \`companions[1].when\` is missing: it must be a glob with \`*\`, \`?\` and \`**\`, without braces, brackets or \`!\`, of at most 250 characters.",
      "12: \`project\` must be \`false\`, \`{ title: "…" }\` or \`{ number: 7 }\`; it is \`{"titel":"x"}\`.",
    ]
  `);
  expect(readConfig(text).config).toEqual(defaultConfig());
});

describe("what can't be a config is one clear problem", () => {
  const bomb = Array.from({ length: 9 }, (_, level) =>
    level === 0
      ? "a0: &a0 [x, x, x, x, x, x, x, x, x, x]"
      : `a${level}: &a${level} [${`*a${level - 1},`.repeat(9)}]`,
  ).join("\n");
  test.each([
    ["an open bracket", "plan: [a\n", "not valid YAML"],
    ["two documents", "plan: a\n---\nplan: b\n", "not valid YAML"],
    ["a key twice", "plan: a\nplan: b\n", "not valid YAML"],
    ["a list", "- a\n", "must be a map"],
    ["a number of days beyond all", "claims: { ttl: 99d }\n", "from 5m to 30d"],
    ["a negative duration", "claims: { ttl: -5h }\n", "from 5m to 30d"],
    ["a bare number", "claims: { ttl: 4 }\n", "from 5m to 30d"],
    ["a path out of the repository", "owners: ../x\n", "a path in the repository"],
    ["a glob with brackets", "plan: 'a[b]'\n", "without braces, brackets"],
    ["a limit of none", "claims: { limit: 0 }\n", "from 1 to 100"],
    ["session ids that differ in case", "sessions:\n  a: {}\n  A: {}\n", "differ only in case"],
    ["a merge key", "<<: { plan: a }\n", "Unknown key `<<`"],
    ["a prototype", "__proto__: { plan: a }\n", "Unknown key `__proto__`"],
    ["an alias bomb", bomb, "aliases expand to too much"],
    ["deep nesting", "[".repeat(50_000), "nested too deeply"],
    ["too much", `# ${"x".repeat(300_000)}`, "larger than 256 KB"],
  ])("%s", (_, text, expected) => {
    const { config, problems } = readConfig(text, "my.yml");
    expect(config).toEqual(defaultConfig());
    expect(problems[0]).toMatchObject({ severity: "error", file: "my.yml" });
    expect(problems[0]?.message).toContain(expected);
  });
});

test("the line is that of the value or key", () => {
  const lines = readConfig(
    "plan: a\n\nsessions:\n  a: {}\n  b:\n    logins:\n      - ok\n      - not ok\n    nope: 1\n",
  );
  expect(lines.problems.map(({ line, file }) => [file, line])).toEqual([
    [configPath, 8],
    [configPath, 9],
  ]);
});

property.prop([fc.string({ unit: "binary", maxLength: 200 })])("any text ends in a config", (text) => {
  const { config, problems } = readConfig(text);
  expect(Object.keys(config).length).toBeGreaterThan(0);
  for (const { message, line } of problems) expect(message.length > 0 && line >= 0).toBe(true);
});

const keys = fc.constantFrom(
  "plan",
  "owners",
  "sessions",
  "claims",
  "rules",
  "unowned",
  "companions",
  "presence",
  "messages",
  "intents",
  "status",
  "project",
);
property.prop([fc.dictionary(keys, fc.jsonValue())])(
  "any value under any key ends in a config or problems",
  (value) => {
    const { config, problems } = readConfig(JSON.stringify(value));
    if (problems.length > 0) expect(config).toEqual(defaultConfig());
  },
);
