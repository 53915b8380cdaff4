import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isManagedLabel } from "../../../src/core/board/label.js";
import type { Item, Plan } from "../../../src/core/plan/model.js";
import { item, now, plan } from "../../core/board/plans.js";
import type { FakeIssue } from "./fake-host.js";
import { setting } from "./setting.js";

const words = fc.constantFrom(
  "Plan it",
  "Ship @mona",
  "x".repeat(300),
  "é 日本",
  "`code`",
  "a | b",
  "- [x] y",
  "<!-- z -->",
);
const keys = ["A", "B-1", "2.1", "-->", "tr ack", "F"];

/** Items in a random order of keys; each may wait for any before it. */
const plans: fc.Arbitrary<Plan> = fc
  .shuffledSubarray(keys, { minLength: 1 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((key, index) =>
        fc.record({
          key: fc.constant(key),
          title: words,
          track: fc.constantFrom(null, "core", "Core UI", "t".repeat(60)),
          phase: fc.constantFrom(null, "Round 1", "round 2", "p".repeat(300)),
          priority: fc.constantFrom(null, "P0" as const, "P3" as const),
          state: fc.constantFrom("open" as const, "open" as const, "done" as const),
          dependsOn: fc.subarray(chosen.slice(0, index)),
          deliverables: fc.array(fc.record({ text: words, done: fc.boolean() }), { maxLength: 3 }),
          exitCriteria: fc.option(words),
        }),
      ),
    ),
  )
  .chain((items) => fc.shuffledSubarray(items as Partial<Item>[], { minLength: items.length }))
  .map((items) => plan(...items.map((one) => item(one.key ?? "", one))));

type Edit = (issue: FakeIssue) => void;

const edits = fc.constantFrom<Edit>(
  (issue) => Object.assign(issue, { state: "closed", stateReason: "completed" }),
  (issue) => Object.assign(issue, { state: "closed", stateReason: "not_planned" }),
  (issue) => Object.assign(issue, { state: "open", stateReason: "reopened" }),
  (issue) => Object.assign(issue, { title: "Their title" }),
  (issue) => issue.labels.push("theirs"),
  (issue) => Object.assign(issue, { labels: [] }),
  (issue) => Object.assign(issue, { body: `Human above\r\n${issue.body}\r\nHuman below` }),
  (issue) => Object.assign(issue, { body: issue.body.replaceAll("- [ ]", "- [x]") }),
  (issue) => Object.assign(issue, { body: issue.body.replace(/\r?\n/g, "\r\n") }),
  (issue) => Object.assign(issue, { body: issue.body.replace("<!-- signalbox:end -->", "") }),
  (issue) => Object.assign(issue, { blockedBy: [] }),
  (issue) => Object.assign(issue, { milestone: null, assignees: ["mona"] }),
  (issue) => Object.assign(issue, { projectItem: null }),
  (issue) =>
    issue.projectItem &&
    Object.assign(issue.projectItem.values, { Status: "Todo", Wave: null, Session: "x" }),
);

const rounds = fc.array(
  fc.record({
    plan: plans,
    edits: fc.array(fc.tuple(fc.nat(), edits), { maxLength: 5 }),
    forget: fc.boolean(),
    full: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("any plans and any edits of people's", () => {
  it("converge in one sync, and leave what is people's", async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        const { host, boards, sync } = setting();
        for (const round of all) {
          const humans = host.issues.map((issue) => ({ issue, ...humanPart(issue) }));
          const result = await sync(round.plan, { full: round.full });
          expect(result.problems).toEqual([]);
          host.loads = [];
          expect((await sync(round.plan, { full: false })).writes).toBe(0);
          expect(host.loads).toEqual([]);
          expect((await sync(round.plan)).writes).toBe(0);
          for (const { issue, labels, above, below, assignees } of humans) {
            expect(issue.labels.filter((label) => !isManagedLabel(label))).toEqual(labels);
            expect(issue.body.startsWith(above)).toBe(true);
            expect(issue.body.endsWith(below)).toBe(true);
            expect(issue.assignees).toEqual(assignees);
          }
          for (const [at, edit] of round.edits) {
            const issue = host.issues[at % Math.max(1, host.issues.length)];
            if (!issue) continue;
            edit(issue);
            await boards.touch(1, [issue.number], now);
          }
          if (round.forget) boards.rows.clear();
        }
      }),
      { numRuns: 150 },
    );
  });
});

function humanPart(issue: FakeIssue) {
  const [above = ""] = issue.body.startsWith("Human above") ? ["Human above\r\n"] : [];
  const below = issue.body.endsWith("Human below") ? "\r\nHuman below" : "";
  return {
    labels: issue.labels.filter((label) => !isManagedLabel(label)),
    above,
    below,
    assignees: [...issue.assignees],
  };
}
