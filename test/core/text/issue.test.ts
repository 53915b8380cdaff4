import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeText } from "../../../src/core/text/board.js";
import { issueSection, removedSection, tickedIn } from "../../../src/core/text/issue.js";
import { item } from "../board/plans.js";

const nothing = { waitsFor: [], ticked: new Set<string>() };

describe("the managed section of an issue", () => {
  it("reads like this", () => {
    const full = item("S4", {
      track: "senior",
      phase: "Round 2",
      priority: "P0",
      estimate: "2h",
      owner: "Ada",
      files: [
        { path: "src/planner.ts", access: "modify" },
        { path: "src/plans/", access: "own" },
      ],
      deliverables: [
        { text: "Planner with `plan()`", done: true },
        { text: "Tests", done: false },
      ],
      exitCriteria: "All tests\npass.",
    });
    const waitsFor = [
      { key: "S1", hasIssue: false, done: true, edge: false },
      { key: "S3", hasIssue: true, done: false, edge: true },
    ];
    expect(issueSection(full, { waitsFor, ticked: tickedIn("- [x] Tests") })).toMatchInlineSnapshot(`
      "**\`S4\`** · Track: senior · Phase: Round 2 · Priority: P0 · Estimate: 2h · Owner: Ada

      **Waits for**

      - \`S1\` (done)
      - <!-- signalbox:ref S3 --> \`S3\`

      **Files**

      - \`src/planner.ts\` (modify)
      - \`src/plans/\` (own)

      **Deliverables**

      - [x] Planner with \\\`plan()\\\`
      - [x] Tests

      **Exit criteria:** All tests pass.

      To claim it, assign yourself or comment \`/claim\`. This section mirrors \`PLAN.md\`: change it there; only ticks are kept here. Write anything else above or below it."
    `);
  });

  it("lets no mention, reference or comment of the plan's text live", () => {
    const hostile = fc.constantFrom(
      "@mona",
      "@org/team",
      "#12",
      "GH-7",
      "<!-- signalbox:end -->",
      "<b>",
      "\n",
      "|",
      "`",
      "a b",
      "\\",
    );
    const text = fc.array(hostile, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(text, (bad) => {
        const section = issueSection(
          item("A", {
            track: bad,
            phase: bad,
            owner: bad,
            estimate: bad,
            exitCriteria: bad,
            deliverables: [{ text: bad, done: false }],
          }),
          nothing,
        );
        expect(section.replace(/`[^`\n]*`/g, "")).not.toMatch(/@[a-z]|#\d|GH-\d|<[a-z!]/i);
        expect(section.split("\n")).not.toContain("<!-- signalbox:end -->");
      }),
    );
  });

  it("gives back the ticks that it shows", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => one.trim() !== "");
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 5 }), (texts) => {
        const ticked = item("A", { deliverables: texts.map((one) => ({ text: one, done: true })) });
        const open = item("A", { deliverables: texts.map((one) => ({ text: one, done: false })) });
        const shown = issueSection(ticked, nothing);
        expect(issueSection(open, { waitsFor: [], ticked: tickedIn(shown) })).toBe(shown);
      }),
    );
  });

  it("keeps what it said when the item leaves the plan, once", () => {
    const removed = removedSection("It said this.");
    expect(removed).toMatch(/^> \*\*Not in the plan any more\.\*\*.*\n\nIt said this\.$/);
    expect(removedSection(removed)).toBe(removed);
  });
});

describe("a change in words", () => {
  it.each([
    [{ kind: "create-milestone", title: "Round 1" } as const, 'create milestone "Round 1"'],
    [
      { kind: "update-issue", itemKey: "A", number: 4, title: "T", labels: [] } as const,
      "update issue #4 of A: title, labels",
    ],
    [{ kind: "add-dependency", itemKey: "B", blockedBy: "A" } as const, "mark B as blocked by A"],
  ])("%j", (change, words) => {
    expect(changeText(change as never)).toBe(words);
  });
});
