import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { RuleChange } from "../../../../src/core/rule-changes/model.js";
import { evaluate } from "../../../../src/core/verdict/evaluate.js";
import type { RuleGuard } from "../../../../src/core/verdict/rule-guard.js";
import { claim, facts, house, only, people, saidBy } from "../facts.js";

const owners: RuleChange = {
  kind: "owners",
  path: ".github/TRACKOWNERS",
  what: ["/hall/: track hall → track kitchen"],
};
const config: RuleChange = {
  kind: "config",
  path: ".github/signalbox.yml",
  what: ["rules.ownership: fail → off"],
};

const guard = (about: Partial<RuleGuard> = {}): RuleGuard => ({
  ...{ changes: [owners], by: "other", author: "carol", approved: [], maintainers: ["mona"], problem: null },
  ...about,
});

const said = (about: Partial<RuleGuard>) => saidBy("rules", { ruleGuard: guard(about) });

describe("a change of who owns what", () => {
  const change = ".github/TRACKOWNERS changes who owns what (/hall/: track hall → track kitchen)";

  it("fails without a maintainer who had no hand in it, and says who could approve it", () => {
    expect(said({ maintainers: ["mona", "max"] })).toEqual([
      `fail .github/TRACKOWNERS: ${change}, and no maintainer who had no hand in it has approved it as it is. Ask mona and max for an approving review, or leave .github/TRACKOWNERS as it is.`,
    ]);
  });

  it("passes once one has approved it as it is", () => {
    const approved = [{ login: "mona", paths: [owners.path] }];
    expect(said({ approved })).toEqual([
      `info .github/TRACKOWNERS: ${change}; mona, who maintains this repository, approved it. `,
    ]);
    expect(said({ approved: [{ login: "mona", paths: ["another"] }] })).toEqual([
      expect.stringMatching(/^fail/),
    ]);
    expect(said({ changes: [owners, config], approved }).map((line) => line.slice(0, 4))).toEqual([
      "info",
      "fail",
    ]);
  });

  it("passes with a line where a maintainer makes it, and waits for a word where sessions work under that account", () => {
    expect(said({ by: "maintainer", maintainers: null })).toEqual([
      `info .github/TRACKOWNERS: ${change}; carol maintains this repository. `,
    ]);
    expect(said({ by: "worker", maintainers: null })).toEqual([
      `warn .github/TRACKOWNERS: ${change}. carol maintains this repository, but sessions work under that account too. If carol means it, comment \`/override rules REASON\` here; another maintainer's approving review says so as well.`,
    ]);
    const approved = [{ login: "mona", paths: [owners.path] }];
    expect(said({ by: "worker", approved })).toEqual([expect.stringMatching(/^info/)]);
  });

  it("is left to whoever merges it where nobody else maintains the repository", () => {
    expect(said({ maintainers: [] })).toEqual([expect.stringMatching(/^warn .* there is none here\./)]);
  });

  it("is unknown where it can't be told who maintains the repository", () => {
    const about = {
      ruleGuard: guard({ maintainers: null, problem: "Not accessible" }),
      config: only("rules"),
    };
    expect(evaluate(facts(about))).toMatchObject({
      conclusion: "unknown",
      title: "Unknown: who maintains this repository could not be told",
      findings: [{ severity: "fail", message: expect.stringContaining("could not be told: Not accessible") }],
    });
    const approved = [{ login: "mona", paths: [owners.path] }];
    const sure = { ...about, ruleGuard: guard({ approved, problem: "Not accessible" }) };
    expect(evaluate(facts(sure)).conclusion).toBe("success");
  });

  it("is weighed as the config in force says", () => {
    const weighed = (rules: "off" | "warn") =>
      evaluate(facts({ ruleGuard: guard(), config: { ...people, rules: { ...people.rules, rules } } }))
        .conclusion;
    expect([weighed("warn"), weighed("off")]).toEqual(["neutral", "success"]);
  });

  it("is judged in what is exempt, and shown in its title", () => {
    const exempt = { ...people, exempt: { authors: ["bob[bot]"], reverts: true } };
    for (const about of [{ author: "bob[bot]" }, { revertOf: 7 }])
      expect(evaluate(facts({ ...about, ruleGuard: guard(), config: exempt }))).toMatchObject({
        conclusion: "failure",
        title: "1 rule file needs a maintainer",
      });
    const own = facts({ revertOf: 7, ruleGuard: guard({ by: "maintainer" }), config: exempt });
    expect(evaluate(own)).toMatchObject({ conclusion: "success", title: "Exempt: it takes back #7" });
  });

  it("can be let pass by a maintainer's word on that file as it is", () => {
    const files = [{ path: owners.path, previousPath: null, status: "modified" as const, oid: "1" }];
    const override = {
      rule: "rules",
      reason: "meant so",
      login: "carol",
      files: new Map([[owners.path, "1"]]),
    };
    const about = { files, overrides: [override], ruleGuard: guard({ by: "worker" }), config: only("rules") };
    expect(evaluate(facts(about)).conclusion).toBe("success");
    const later = { ...about, files: files.map((file) => ({ ...file, oid: "2" })) };
    expect(evaluate(facts(later)).conclusion).toBe("neutral");
  });
});

describe("an exempt author", () => {
  const bot = { author: "bob[bot]", config: { ...people, exempt: { authors: ["bob[bot]"], reverts: true } } };
  const foreign = {
    files: [{ path: "hall/x", previousPath: null, status: "modified" as const }],
    declaredTrack: "kitchen",
  };
  const by = (...logins: string[]) => logins.map((login, index) => ({ id: index, login }));

  it("is exempt only for what nobody else pushed", () => {
    const conclusion = (pushers?: { id: number; login: string }[]) =>
      evaluate(facts({ ...bot, ...foreign, ...(pushers && { pushers }) })).conclusion;
    expect(conclusion()).toBe("success");
    expect(conclusion(by("Bob[bot]"))).toBe("success");
    expect(conclusion(by("bob[bot]", "eve"))).toBe("failure");
  });
});

describe("a plan that changes an item which another session holds", () => {
  const without = { ...house, items: house.items.filter(({ key }) => key !== "H1") };
  const held = claim("H1", "walter", "waiter");

  it("names item, holder and until when, and stops nobody", () => {
    const about = { planAfter: without, claims: [held], config: only("rules") };
    expect(saidBy("rules", about)).toEqual([
      "warn PLAN.md: H1 (Tables) is held by session waiter (walter) until 14:05 UTC; this change of the plan drops it. Agree with session waiter first, or leave H1 as it is until it is done or released.",
    ]);
    expect(evaluate(facts(about))).toMatchObject({
      conclusion: "neutral",
      title: "1 held item changes in the plan",
    });
  });

  it("is the holder's own", () => {
    expect(saidBy("rules", { planAfter: without, claims: [held], author: "walter" })).toEqual([]);
  });
});

const login = fc.constantFrom("mona", "max", "carol");
const paths = fc.subarray([owners.path, config.path]);
const anyGuard = fc.record<RuleGuard>({
  changes: fc.subarray([owners, config], { minLength: 1 }),
  by: fc.constantFrom("maintainer", "worker", "other"),
  author: fc.option(login),
  approved: fc.array(fc.record({ login, paths }), { maxLength: 3 }),
  maintainers: fc.option(fc.array(login, { maxLength: 2 })),
  problem: fc.option(fc.constant("refused")),
});

test.prop([anyGuard])("who stands behind a change decides alone", (ruleGuard) => {
  const { conclusion, findings } = evaluate(facts({ ruleGuard, config: only("rules") }));
  expect(findings).toHaveLength(ruleGuard.changes.length);
  const open = ruleGuard.changes.filter(
    ({ path }) => !ruleGuard.approved.some((one) => one.paths.includes(path)),
  );
  const able = ruleGuard.by === "other" && ruleGuard.maintainers?.length !== 0;
  const expected =
    open.length === 0 || ruleGuard.by === "maintainer"
      ? "success"
      : !able
        ? "neutral"
        : ruleGuard.problem === null
          ? "failure"
          : "unknown";
  expect(conclusion).toBe(expected);
});
