import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import type { PullFacts } from "../../../src/core/verdict/model.js";
import { config, item, plan, session } from "../ownership/plan.js";
import { approval, changed, claim, facts, owners, people, saidBy } from "./facts.js";

const mine = { declaredTrack: "hall" };
const paths = (about: Partial<PullFacts>) =>
  evaluate(facts({ ...mine, ...about }))
    .findings.filter(({ rule }) => rule === "ownership")
    .map(({ path }) => path);

describe("ownership", () => {
  test.each<[string, Partial<PullFacts>, string[]]>([
    ["an own file passes", { files: changed("hall/a") }, []],
    ["another track's file doesn't", { files: changed("hall/a", "kitchen/b") }, ["kitchen/b"]],
    ["a file that nobody owns passes", { files: changed("x") }, []],
    [
      "a removed file counts",
      { files: [{ path: "kitchen/b", previousPath: null, status: "removed" }] },
      ["kitchen/b"],
    ],
    [
      "a rename out of a track counts",
      { files: [{ path: "hall/a", previousPath: "kitchen/a", status: "renamed" }] },
      ["kitchen/a"],
    ],
    [
      "a rename into a track counts",
      { files: [{ path: "kitchen/a", previousPath: "hall/a", status: "renamed" }] },
      ["kitchen/a"],
    ],
    ["a path that is listed twice is said once", { files: changed("kitchen/b", "kitchen/b") }, ["kitchen/b"]],
    ["a shared file passes for its owners", { files: changed("menu.md") }, []],
    ["a shared file of others doesn't", { declaredTrack: "cellar", files: changed("menu.md") }, ["menu.md"]],
    [
      "an owner's approving review is a grant",
      { files: changed("kitchen/b"), approvals: [approval("Carol", ["kitchen/b"])] },
      [],
    ],
    [
      "anybody else's review is none",
      { files: changed("kitchen/b"), approvals: [approval("walter", ["kitchen/b"])] },
      ["kitchen/b"],
    ],
    [
      "an approving review is a grant for the files that are as it saw them",
      {
        files: changed("kitchen/a", "kitchen/b"),
        approvals: [approval("carol", ["kitchen/a"], ["kitchen/b"])],
      },
      ["kitchen/b"],
    ],
    [
      "of several reviews each counts for what it saw",
      {
        files: changed("kitchen/a", "gate", "kitchen/b"),
        approvals: [approval("carol", ["kitchen/a"], ["kitchen/b"]), approval("gina", ["gate", "kitchen/b"])],
      },
      ["kitchen/b"],
    ],
    ["a login owns for itself", { author: "Gina", files: changed("gate") }, []],
    ["a login's file is another's", { files: changed("gate") }, ["gate"]],
    ["a login's review is a grant", { files: changed("gate"), approvals: [approval("GINA", ["gate"])] }, []],
    [
      "who is in a team can't be told",
      { ownership: owners("* @org/t"), files: changed("a"), approvals: [approval("x", ["a"])] },
      ["a"],
    ],
    ["an unknown owner is another", { ownership: owners("* nobody"), files: changed("a") }, ["a"]],
    [
      "an alias is its track",
      { declaredTrack: "kitchen", ownership: owners("* menu-agent"), files: changed("a") },
      [],
    ],
    [
      "a rule without owners frees a file",
      { ownership: owners("* kitchen\n/free/\n"), files: changed("free/a") },
      [],
    ],
    [
      "a rule that is off says nothing",
      { config: config({ rules: { ...people.rules, ownership: "off" } }), files: changed("kitchen/b") },
      [],
    ],
  ])("%s", (_, about, expected) => {
    expect(paths(about)).toEqual(expected);
  });

  test("of two sessions on a track only the named one owns, where it is known which one works", () => {
    const sessions = { cook: session({ tracks: ["kitchen"] }), baker: session({ tracks: ["kitchen"] }) };
    const about = {
      declaredTrack: null,
      config: config({ sessions }),
      ownership: owners("* session:baker"),
      files: changed("a"),
    };
    expect(paths({ ...about, body: "x\n\nSession: baker" })).toEqual([]);
    expect(paths({ ...about, body: "x\n\nSession: cook" })).toEqual(["a"]);
    expect(paths({ ...about, body: "x\n\nTrack: kitchen" })).toEqual([]);
  });

  test("an approval of what changed since is said, with how many of these that are", () => {
    const approvals = [approval("carol", ["kitchen/a"], ["kitchen/b", "kitchen/c"])];
    const said = (...files: string[]) =>
      saidBy("ownership", { ...mine, files: changed(...files), approvals }).map(
        (line) => line.split("; ")[1],
      );
    const late = (what: string) =>
      `this is track hall. Leave the file to track kitchen, or ask for another approving review: approved by carol before ${what} changed.`;
    expect(said("kitchen/a")).toEqual([]);
    expect(said("kitchen/b")).toEqual([late("it")]);
    expect(said("kitchen/a", "kitchen/b", "kitchen/c")).toEqual(Array(2).fill(late("2 of these")));
    expect(said("kitchen/b", "kitchen/d")).toEqual(Array(2).fill(late("1 of these")));
  });

  test("what nobody owns is worth what the config says", () => {
    for (const [unowned, conclusion] of [
      ["warn", "neutral"],
      ["fail", "failure"],
    ] as const) {
      const verdict = evaluate(facts({ ...mine, files: changed("x"), config: { ...people, unowned } }));
      expect(verdict).toMatchObject({
        conclusion,
        title: "1 file belongs to nobody",
        findings: [{ path: "x", owners: [] }],
      });
    }
  });

  test("it says whose a file is, by which line, and what to do", () => {
    const { findings } = evaluate(facts({ ...mine, files: changed("kitchen/b") }));
    expect(findings).toMatchInlineSnapshot(`
      [
        {
          "holder": {
            "by": "track kitchen",
            "until": null,
          },
          "line": null,
          "message": "kitchen/b belongs to track kitchen (.github/TRACKOWNERS line 1); this is track hall.",
          "owners": [
            "kitchen",
          ],
          "path": "kitchen/b",
          "rule": "ownership",
          "severity": "fail",
          "todo": "Leave the file to track kitchen, or ask carol for an approving review.",
        },
      ]
    `);
  });

  test("without knowing whose change it is, it says how to tell", () => {
    const { findings } = evaluate(facts({ files: changed("kitchen/b", "x") }));
    expect(findings.map(({ message, todo }) => `${message} ${todo}`)).toMatchInlineSnapshot(`
      [
        "kitchen/b belongs to track kitchen (.github/TRACKOWNERS line 1); whose change this is can't be told. Say whose it is: end the description with a line \`Track: ID\`, link its issue with \`Closes #N\`, or name the branch after the item. If it isn't the owner's, leave the file to track kitchen, or ask carol for an approving review.",
      ]
    `);
  });
});

describe("dependencies", () => {
  const about = (progress: [string, Partial<PullFacts["progress"][number]>][]): Partial<PullFacts> => ({
    linkedItems: ["H1"],
    progress: progress.map(([key, one]) => ({ key, done: false, issue: null, dropped: false, ...one })),
  });
  const said = (given: Partial<PullFacts>) =>
    evaluate(facts(given)).findings.map(({ message, todo, owners }) => `[${owners}] ${message} ${todo}`);

  test("each that is not done is named, with its issue, holder and what is next", () => {
    const claims = [claim("K2", "carol", "cook")];
    expect(
      said({
        ...about([
          ["K1", { issue: 7 }],
          ["K2", { issue: 8 }],
        ]),
        claims,
      }),
    ).toMatchInlineSnapshot(`
      [
        "[kitchen] H1 depends on K1 (Oven, #7), which is not done. Finish K1 first. K1 itself waits: next is C1 (Dig).",
        "[kitchen] H1 depends on K2 (Menu, #8), which is not done. Session cook holds it until 14:05 UTC. Finish K2 first.",
      ]
    `);
  });

  test("what is done is no finding", () => {
    expect(
      said(
        about([
          ["K1", { done: true }],
          ["K2", { done: true }],
        ]),
      ),
    ).toEqual([]);
  });

  test("a dropped one is said to be dropped", () => {
    expect(
      said(
        about([
          ["K1", { done: true }],
          ["K2", { issue: 8, dropped: true }],
        ]),
      ),
    ).toMatchInlineSnapshot(`
      [
        "[kitchen] H1 depends on K2 (Menu, #8), which was dropped (closed as not planned). Take K2 out of what H1 depends on in the plan, or reopen #8.",
      ]
    `);
  });

  test("the plan's own mark counts where nothing else is known", () => {
    const done = plan({ items: [item("a", { state: "done" }), item("b", { dependsOn: ["a"] })] });
    expect(said({ plan: done, linkedItems: ["b"] })).toEqual([]);
  });

  test("what the pull request brings itself is no finding", () => {
    expect(
      said({
        linkedItems: ["H1", "K1", "K2"],
        progress: [{ key: "C1", done: true, issue: 1, dropped: false }],
      }),
    ).toEqual([]);
  });

  test("a circle of dependencies ends", () => {
    const circle = plan({
      items: [
        item("a", { dependsOn: ["b"] }),
        item("b", { dependsOn: ["c"] }),
        item("c", { dependsOn: ["b"] }),
      ],
    });
    expect(said({ plan: circle, linkedItems: ["a"] })).toHaveLength(1);
  });
});

describe("the conclusion", () => {
  const foreign = { ...mine, files: changed("kitchen/b") };
  test.each<[string, Partial<PullFacts>, string]>([
    ["success without findings", { ...mine, files: changed("hall/a") }, "success"],
    ["failure for one that fails", foreign, "failure"],
    [
      "neutral for warnings",
      { ...foreign, config: { ...people, rules: { ...people.rules, ownership: "warn" } } },
      "neutral",
    ],
    ["neutral for a draft", { ...foreign, draft: true }, "neutral"],
    ["unknown without the files", { ...mine, files: null, filesProblem: "more than 3,000 files" }, "unknown"],
    ["unknown for a draft without the files", { ...mine, files: null, draft: true }, "unknown"],
  ])("%s", (_, about, conclusion) => {
    expect(evaluate(facts(about)).conclusion).toBe(conclusion);
  });

  test("a document that the pull request breaks fails it at the line, a bad ownership line warns", () => {
    const problem = { severity: "error", message: "bad.", code: "invalid-value", line: 3 } as const;
    const verdict = evaluate(
      facts({
        ...mine,
        files: changed("hall/a"),
        brought: [
          { ...problem, kind: "config", file: "c.yml" },
          { ...problem, kind: "plan", file: "P.md" },
          { ...problem, kind: "owners", file: "O" },
          { ...problem, kind: "owners", file: "O", line: 0 },
        ],
      }),
    );
    expect(verdict.findings.map(({ rule, severity, path, line }) => [rule, severity, path, line])).toEqual([
      ["config", "fail", "c.yml", 3],
      ["plan", "fail", "P.md", 3],
      ["owners", "warn", "O", 3],
      ["owners", "fail", "O", null],
    ]);
  });
});
