import { fc, test as property } from "@fast-check/vitest";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import { expect, test } from "vitest";
import { boardOutlook } from "../../../src/core/board/outlook.js";
import { planPreview } from "../../../src/core/plan/diff/preview.js";
import type { Item, Plan } from "../../../src/core/plan/model.js";
import { noPreviewText, planPreviewText } from "../../../src/core/text/plan-preview.js";
import { item, plan } from "../board/plans.js";
import { yaml } from "../plan/read-one.js";

const textOf = (before: Plan, after: Plan): string =>
  planPreviewText(planPreview(before, after), boardOutlook(before, after));

const base = `title: Boat
tracks: { hull: { owns: [src/hull/] }, deck: { owns: [src/deck/] } }
items:
  - { key: A, title: Plank, track: hull, estimate: 2h, files: [src/hull/nail.ts] }
  - { key: B, title: Nail, track: hull, dependsOn: A, estimate: 3h, files: [src/hull/nail.ts] }
  - { key: C, title: Mast, track: deck, dependsOn: B, estimate: 1h }
`;

test("a change of the plan, with all that follows from it", () => {
  const after = base
    .replace("dependsOn: A, ", "")
    .replace(/ {2}- \{ key: C.*\n/, "  - { key: D, title: Sail, dependsOn: [A, B], estimate: 1d }\n")
    .replace("src/deck/", "src/dock/");
  expect(textOf(yaml(base), yaml(after))).toMatchInlineSnapshot(`
    "**Plan:** 1 item added, 1 removed, 1 changed, 2 paths with other owners · 2 dependencies added, 2 removed · 2 waves (was 3) · critical path \`B\` → \`D\`, 11h (was 6h)

    **Board, once this is on the default branch:** 1 issue made, 1 closed as not planned, 1 updated; 2 dependencies added, 1 removed. Counted from the two plans; what people closed or renamed there stays as they have it.

    **1 item added**

    - \`D\` Sail (wave 2; waits for \`A\` and \`B\`)

    **1 item removed**

    - \`C\` Mast

    **1 item changed**

    - \`B\` waits no more for A

    **2 paths with other owners**

    - \`src/dock/\` owners: not listed → deck
    - \`src/deck/\` owners: deck → not listed

    **1 new conflict**

    - \`A\` and \`B\` may run at the same time and both touch \`src/hull/nail.ts\`

    **2 waves**

    1. \`A\` and \`B\`
    2. **\`D\`**"
  `);
});

test("the first plan, one that goes, and one that only reads differently", () => {
  const none = yaml("items: []");
  expect(textOf(none, yaml(base))).toMatch(
    /^\*\*Plan:\*\* 3 items added.* · 3 waves · critical path.*, 6h\n/,
  );
  expect(textOf(yaml(base), none)).toMatch(/^\*\*Plan:\*\* 3 items removed.* · 0 waves \(was 3\)\n/);
  expect(textOf(yaml(base), none)).toContain("the board is left as it is");
  expect(textOf(yaml(base), yaml(base.replace("Boat", "Ship")))).toBe(
    "**Plan:** nothing different\n\n**Board, once this is on the default branch:** nothing changes.",
  );
});

test("a critical path that is another of the same length is told with the one before", () => {
  const [a, b, c] = [item("A"), item("B"), item("C")];
  const waits = { dependsOn: ["A"] };
  expect(textOf(plan(a, { ...b, ...waits }, c), plan(a, b, { ...c, ...waits }))).toContain(
    "critical path `A` → `C`, 2 items (was `A` → `B`)",
  );
});

test("up to ten lines are open; more are folded with their count", () => {
  const many = (number: number) => plan(...Array.from({ length: number }, (_, index) => item(`K${index}`)));
  expect(textOf(plan(item("A")), many(10))).toContain("**10 items added**\n\n- `K0` Build K0 (wave 1)");
  expect(textOf(plan(item("A")), many(11))).toContain(
    "<details><summary>11 items added</summary>\n\n- `K0` Build K0 (wave 1)",
  );
});

test("a thousand changed, added and removed items stay under the limit, and every list says what it leaves out", () => {
  const long = (name: string, about: (index: number) => Partial<Item> = () => ({})) =>
    Array.from({ length: 1_000 }, (_, index) =>
      item(`${name}-${index}`, { title: `${name} ${"|`@a".repeat(80)}`, ...about(index) }),
    );
  const before = plan(...long("gone"), ...long("kept"));
  const files = [{ path: "src/all.ts", access: "modify" as const }];
  const changed = long("kept", (index) => ({
    title: `Anew ${"*_~".repeat(100)}`,
    dependsOn: index > 500 ? [`kept-${index - 500}`, "kept-0"] : [],
    owner: "x".repeat(5_000),
    files,
  }));
  const text = textOf(before, plan(...long("new"), ...changed));
  expect(text.length).toBeLessThan(60_000);
  expect(text.length).toBeGreaterThan(30_000);
  expect(text).toContain("1000 items added, 1000 removed, 1000 changed");
  for (const list of ["1000 items added", "1000 items removed", "1000 items changed"]) {
    const part = text.split(`<summary>${list}</summary>`)[1]?.split("</details>")[0] ?? "";
    const shown = part.match(/^- /gm)?.length ?? 0;
    expect(part).toContain(`${1_000 - shown} more are not shown`);
    expect(shown).toBeGreaterThan(5);
  }
});

test("a plan with errors has no preview, which says why and where", () => {
  const errors = Array.from({ length: 12 }, (_, index) => ({
    severity: "error" as const,
    code: "cycle" as const,
    message: "these wait for each other: @ada <b>",
    file: "PLAN.md",
    line: index + 1,
  }));
  const text = noPreviewText(errors);
  expect(text).toContain("the plan would have 12 errors");
  expect(text).toContain("- `PLAN.md:1`: these wait for each other: @\u200cada &lt;b>");
  expect(text).toContain("- and 2 more");
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
    ...["@everyone", "@org/team", "<script>", "<!-- x", "</details>", "`", "``", "|", "\\", "#1"],
    ...["GH-2", "\n", "\n\n", "[a](http://x)", "**", "- ", "1. "],
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const name = fc.array(nasty, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(""));

property.prop([name, name, name, name], { numRuns: 25 })(
  "nothing in a plan notifies anybody or is HTML",
  (one, two, three, four) => {
    const files = [{ path: three, access: "modify" as const }];
    const same = Array.from({ length: 12 }, (_, index) => item(`${one}${index}`, { title: two, files }));
    const before = plan(item(one, { title: two, owner: three }), ...same);
    const after: Plan = {
      ...plan(
        item(one, { title: three, owner: four, track: two, phase: three, exitCriteria: four }),
        item(`${two} new`, {
          title: four,
          dependsOn: [one],
          files,
          deliverables: [{ text: one, done: false }],
        }),
        item(`${one}0`, {
          title: four,
          files: [],
          dependsOn: [one],
          deliverables: [{ text: one, done: true }],
        }),
      ),
      ownership: [{ pattern: four, owners: [one, `@${two}`], note: null, file: "P", line: 1 }],
    };
    const problem = { severity: "error", code: "cycle", message: one, file: two, line: 0 } as const;
    for (const markdown of [textOf(before, after), textOf(after, before), noPreviewText([problem])]) {
      const { text, html } = rendered(markdown);
      expect(text).not.toMatch(/@[\p{L}\p{N}_]/u);
      expect(text).not.toMatch(/(?<![\p{L}\p{N}])#\d/u);
      expect(html.filter((tag) => !/^<\/?(?:details|summary)>/.test(tag))).toEqual([]);
    }
  },
);
