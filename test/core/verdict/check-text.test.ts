import { fc, test as property } from "@fast-check/vitest";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { describe, expect, test } from "vitest";
import { annotationsOf, checkSummary, reviewComment, verdictMarker } from "../../../src/core/text/check.js";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import type { PullFacts } from "../../../src/core/verdict/model.js";
import { item, plan } from "../ownership/plan.js";
import { changed, facts, house, owners } from "./facts.js";

const busy: Partial<PullFacts> = {
  headRef: "hall/h1-tables",
  files: changed("hall/a", "kitchen/b", "kitchen/c d", "gate"),
  progress: [
    { key: "K1", done: false, issue: 7, dropped: false },
    { key: "K2", done: true, issue: 8, dropped: false },
  ],
};

/** One item comes, one goes, two are renamed, and one waits no more for the one that went. */
const otherHouse = plan({
  ...house,
  items: [
    ...house.items
      .slice(1)
      .map((one) => (one.key.startsWith("H") ? { ...one, title: `New ${one.title}` } : one)),
    item("H3", { track: "hall" }),
  ].map((one) => ({ ...one, dependsOn: one.dependsOn.filter((key) => key !== "C1") })),
});

const onMain = { rules: "main", trunk: "main", lands: "main", position: 1, size: 1, layers: [] };

test.each<[string, Partial<PullFacts>]>([
  ["Rules, plan and owners are those of `main`; owners come from `.github/TRACKOWNERS`.", {}],
  [
    "Rules, plan and owners are those of `main`; owners come from `.github/TRACKOWNERS`. `develop` is no trunk.",
    { baseRef: "develop", place: { ...onMain, lands: "develop" } },
  ],
  [
    "Rules and plan are those of `main`, owners those of `v1`; owners come from `.github/TRACKOWNERS`.",
    { baseRef: "v1", place: { ...onMain, trunk: "v1", lands: "v1" } },
  ],
  [
    "Rules, plan and owners are those of `main`; owners come from `.github/TRACKOWNERS`. This is 2 of 3 in a stack onto `main`.",
    { baseRef: "one", place: { ...onMain, position: 2, size: 3 } },
  ],
])("the check says: %s", (said, about) => {
  const pull = facts(about);
  expect(checkSummary(evaluate(pull), pull).split("\n").at(-1)).toBe(said);
});

test("a position in a stack is said however long the rest is", () => {
  const many = owners(
    Array.from({ length: 9 }, (_, index) => `/${index}/ ${"x".repeat(60)}${index}`).join("\n"),
  );
  const place = { ...onMain, lands: `release/${"9".repeat(200)}`, position: 2, size: 3 };
  const { title } = evaluate(facts({ ...busy, ownership: many, place, draft: true }));
  expect(title).toMatch(/ · 2 of 3 in a stack onto release\/9+…$/);
  expect(title.length).toBeLessThanOrEqual(140);
});

describe("titles say the outcome", () => {
  test.each<[string, Partial<PullFacts>]>([
    ["3 files belong to others · 1 dependency open", busy],
    ["2 files belong to track kitchen", { declaredTrack: "hall", files: changed("kitchen/a", "kitchen/b") }],
    ["1 file belongs to track hall", { declaredTrack: "kitchen", files: changed("hall/a") }],
    ["1 file belongs to gina", { declaredTrack: "hall", files: changed("gate") }],
    [
      "1 file belongs to track kitchen and track hall",
      { declaredTrack: "cellar", files: changed("menu.md") },
    ],
    [
      "Draft · 1 file belongs to track kitchen",
      { declaredTrack: "hall", draft: true, files: changed("kitchen/a") },
    ],
    ["Clear: 1 file, track hall", { declaredTrack: "hall", files: changed("hall/a") }],
    ["Clear: 0 files", {}],
    [
      "Clear: 1 file, track hall · plan: +1 −1 ~3",
      { declaredTrack: "hall", files: changed("hall/a"), planAfter: otherHouse },
    ],
    ["Clear: 0 files", { planAfter: house }],
    [
      "1 file belongs to track hall",
      { declaredTrack: "kitchen", files: changed("hall/a"), planAfter: otherHouse },
    ],
    ["Unknown: the files could not be listed", { files: null }],
  ])("%s", (title, about) => {
    expect(evaluate(facts(about)).title).toBe(title);
  });
});

test("the check's text", () => {
  const pull = facts(busy);
  expect(checkSummary(evaluate(pull), pull)).toMatchInlineSnapshot(`
    "This is track \`hall\`, as the branch \`hall/h1-tables\` says. It carries out \`H1\`.

    | File | Owner | Rule | What to do |
    | --- | --- | --- | --- |
    | \`kitchen/b\` | \`kitchen\` | ownership | kitchen/b belongs to track kitchen (.github/TRACKOWNERS line 1); this is track hall. Leave the file to track kitchen, or ask carol for an approving review. |
    | \`kitchen/c d\` | \`kitchen\` | ownership | kitchen/c d belongs to track kitchen (.github/TRACKOWNERS line 1); this is track hall. Leave the file to track kitchen, or ask carol for an approving review. |
    | \`gate\` | \`@gina\` | ownership | gate belongs to gina (.github/TRACKOWNERS line 4); this is track hall. Leave the file to gina, or ask gina for an approving review. |
    | – | \`kitchen\` | dependencies | H1 depends on K1 (Oven, #7), which is not done. Finish K1 first. K1 itself waits: next is C1 (Dig). |

    Rules, plan and owners are those of \`main\`; owners come from \`.github/TRACKOWNERS\`."
  `);
});

test("the comment", () => {
  const pull = facts(busy);
  expect(reviewComment(evaluate(pull), pull)).toMatchInlineSnapshot(`
    "<!-- signalbox:verdict -->
    **3 files belong to others · 1 dependency open**

    This is track \`hall\`, as the branch \`hall/h1-tables\` says. It carries out \`H1\`.

    - 2 files belong to \`kitchen\`: \`kitchen/b\` and \`kitchen/c d\`. **Leave the file to track kitchen, or ask carol for an approving review.**
    - gate belongs to gina (.github/TRACKOWNERS line 4); this is track hall. **Leave the file to gina, or ask gina for an approving review.**
    - H1 depends on K1 (Oven, #7), which is not done. **Finish K1 first. K1 itself waits: next is C1 (Dig).**
    "
  `);
});

test("the comment of a change that can't be attributed", () => {
  const pull = facts({ files: changed("kitchen/a", "kitchen/b", "kitchen/c", "kitchen/d", "kitchen/e") });
  expect(reviewComment(evaluate(pull), pull)).toMatchInlineSnapshot(`
    "<!-- signalbox:verdict -->
    **5 files belong to track kitchen**

    Whose change this is can't be told. To say it, end the description with a line \`Track: ID\`, link its issue with \`Closes #N\`, or name the branch after the item.

    - 5 files belong to \`kitchen\`: \`kitchen/a\`, \`kitchen/b\`, \`kitchen/c\` and 2 more. **Say whose it is: end the description with a line \`Track: ID\`, link its issue with \`Closes #N\`, or name the branch after the item. If it isn't the owner's, leave the file to track kitchen, or ask carol for an approving review.**
    "
  `);
});

test("there is no comment while there is nothing to do", () => {
  const pull = facts({ declaredTrack: "hall", files: changed("hall/a") });
  expect(reviewComment(evaluate(pull), pull)).toBeNull();
  expect(checkSummary(evaluate(pull), pull)).toContain("No rule has anything against it.");
});

test("notes stand at the files, and at the line where there is one", () => {
  const brought = [
    {
      kind: "config",
      severity: "error",
      code: "invalid-value",
      message: "bad.",
      file: "c.yml",
      line: 3,
    } as const,
  ];
  const notes = annotationsOf(evaluate(facts({ ...busy, brought })));
  expect(notes.map(({ path, line, level, title }) => [path, line, level, title])).toEqual([
    ["c.yml", 3, "failure", "config"],
    ["kitchen/b", 1, "failure", "ownership"],
    ["kitchen/c d", 1, "failure", "ownership"],
    ["gate", 1, "failure", "ownership"],
  ]);
});

test("long lists are folded with their count and cut before the limit", () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `kitchen/${"long-".repeat(30)}${index}`);
  const pull = facts({ declaredTrack: "hall", files: changed(...many) });
  const verdict = evaluate(pull);
  const text = checkSummary(verdict, pull);
  expect(verdict.title).toBe("3000 files belong to track kitchen");
  expect(text.length).toBeLessThan(60_000);
  const folded = Number(/<summary>(\d+) more<\/summary>/.exec(text)?.[1]);
  const left = Number(/(\d+) more are not shown/.exec(text)?.[1]);
  expect(20 + folded + left).toBe(3_000);
  expect(reviewComment(verdict, pull)?.length).toBeLessThan(2_000);
});

/** What a reader's Markdown makes of the text outside of code, and its HTML. */
function rendered(markdown: string): { text: string; html: string[] } {
  const text: string[] = [];
  const html: string[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown), (node) => {
    if (node.type === "text") text.push(node.value);
    if (node.type === "html") html.push(node.value);
  });
  return { text: text.join("\n"), html };
}

const nasty = fc.oneof(
  fc.constantFrom(
    "@everyone",
    "@org/team",
    "<img src=x onerror=alert(1)>",
    "<!-- x",
    "</details>",
    "`",
    "``",
    "|",
    "\\",
    "#1",
    "GH-2",
    "\n",
    "[a](http://x)",
    "@a`@b",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const text = fc.array(nasty, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));

property.prop([text, text, text, text, text])(
  "no title, path or name that comes from outside notifies anybody or is HTML",
  (title, path, owner, key, branch) => {
    const pull = facts({
      title,
      headRef: `hall/${branch}`,
      declaredTrack: key,
      baseRef: branch,
      place: {
        ...{ rules: branch, trunk: branch, lands: branch, position: 2, size: 9 },
        layers: [{ number: 7, items: [key] }],
      },
      linkedItems: [key],
      files: changed(path, "kitchen/x"),
      plan: plan({
        items: [
          item(key, { title, track: owner, dependsOn: ["other"] }),
          item("other", { title, track: "t" }),
        ],
      }),
      ownership: {
        ...owners("/kitchen/ kitchen"),
        source: path,
        rules: [{ pattern: "*", owners: [owner, `@${owner}`], note: null, line: 1 }],
      },
    });
    const verdict = evaluate(pull);
    expect(verdict.title.length).toBeLessThanOrEqual(140);
    expect(verdict.title).not.toMatch(/@[\p{L}\p{N}_]/u);
    const said = [
      checkSummary(verdict, pull),
      (reviewComment(verdict, pull) ?? "").replace(verdictMarker, ""),
    ];
    for (const markdown of said) {
      const { text: open, html } = rendered(markdown);
      expect(open).not.toMatch(/@[\p{L}\p{N}_]/u);
      expect(open).not.toMatch(/(?<![\p{L}\p{N}])#\d/u);
      expect(html.filter((tag) => !/^<\/?(?:details|summary)>/.test(tag))).toEqual([]);
    }
    for (const note of annotationsOf(verdict)) expect(note.message).not.toMatch(/@[\p{L}\p{N}_]/u);
  },
);
