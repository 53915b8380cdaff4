import { describe, expect, test } from "vitest";
import { noValues } from "../../../src/core/board/absorb.js";
import { desiredBoard } from "../../../src/core/board/desired.js";
import { shortHash } from "../../../src/core/board/digest.js";
import { section } from "../../../src/core/board/marker.js";
import type { BoardFacts, BoardIssue } from "../../../src/core/board/model.js";
import { driftOf } from "../../../src/core/board/notes.js";
import { progressOf } from "../../../src/core/board/progress.js";
import type { Item } from "../../../src/core/plan/model.js";
import { item, plan } from "./plans.js";

interface Seen extends Partial<BoardIssue> {
  /** What its marker says. */
  closed?: "done" | "removed";
  inner?: string;
}

/** The issue of item A1 as we left it, apart from what a test says. */
function issue({ closed, inner = "", ...more }: Seen = {}): BoardIssue {
  const title = "Build A1";
  const marker = { key: "A1", title: shortHash(title), closed: closed ?? null };
  return {
    number: 12,
    id: 12,
    nodeId: "I_12",
    title,
    body: section(marker, inner),
    state: "open",
    stateReason: null,
    labels: [],
    milestone: null,
    assignees: [],
    blockedBy: [],
    parent: null,
    subIssues: 0,
    projectItem: null,
    ...more,
  };
}

function drift(planned: Item | null, seen: BoardIssue): string[] {
  const facts: BoardFacts = {
    labels: [],
    milestones: [],
    issues: new Map([["A1", seen]]),
    lost: [],
    project: null,
    projectProblem: null,
    knownFields: new Map(),
  };
  const of = plan(...(planned ? [planned] : []), item("Z"));
  const board = desiredBoard({
    plan: of,
    progress: progressOf(of, facts),
    claims: [],
    waves: new Map(),
    lost: [],
    project: false,
    issues: facts.issues,
    trackIssues: false,
    issueType: null,
  });
  return driftOf(board, facts);
}

const two = [
  { text: "Write `it`", done: false },
  { text: "Test it", done: false },
];
const ticked = "- [x] Write \\`it\\`\n- [x] Test it";
const planned = item("A1");
const done = item("A1", { state: "done" });

describe("drift is", () => {
  test.each<[string, Item | null, BoardIssue, string]>([
    [
      "a title that people gave",
      planned,
      issue({ title: "Better" }),
      '#12 (A1): its title was changed on GitHub and stays; the plan says "Build A1".',
    ],
    [
      "an issue that people reopened although the plan says done",
      done,
      issue({ closed: "done" }),
      "#12 (A1): it was reopened on GitHub and stays open; the plan says done.",
    ],
    [
      "the issue of a removed item that people reopened",
      null,
      issue({ closed: "removed" }),
      "#12 (A1): it was reopened on GitHub and stays open; the plan does not name it any more.",
    ],
    [
      "what is ticked on GitHub and not in the plan, in one line an item",
      item("A1", { deliverables: two }),
      issue({ inner: ticked }),
      "#12 (A1): 2 deliverables are ticked on GitHub and not in the plan; ticks are people's and stay.",
    ],
    [
      "a single tick",
      item("A1", { deliverables: [{ text: "Write `it`", done: true }, ...two.slice(1)] }),
      issue({ inner: ticked }),
      "#12 (A1): 1 deliverable is ticked on GitHub and not in the plan; ticks are people's and stay.",
    ],
  ])("%s", (_, wanted, seen, line) => {
    expect(drift(wanted, seen)).toEqual([line]);
  });
});

describe("no drift is", () => {
  test.each<[string, Item | null, BoardIssue]>([
    ["an issue as we left it", planned, issue()],
    ["a done item whose issue we closed", done, issue({ closed: "done", state: "closed" })],
    ["an issue that people closed", planned, issue({ state: "closed", stateReason: "completed" })],
    ["one that they reopened where the plan says open", planned, issue({ closed: "done" })],
    ["the issue of a removed item that we closed", null, issue({ closed: "removed", state: "closed" })],
    ["one that was not ours to close yet", null, issue()],
    ["a dependency on an issue outside of the plan", planned, issue({ blockedBy: [99] })],
    ["a milestone where the plan has no phase", planned, issue({ milestone: "Theirs" })],
    [
      "a deliverable that is done in the plan as well",
      item("A1", { deliverables: two.map((one) => ({ ...one, done: true })) }),
      issue({ inner: ticked }),
    ],
    [
      "a tick of people's own list beside the section",
      item("A1", { deliverables: two }),
      issue({ body: `- [x] Test it\n\n${issue({ inner: ticked.replaceAll("[x]", "[ ]") }).body}` }),
    ],
    [
      "a value in the project, which is ours",
      planned,
      issue({
        projectItem: {
          id: "P",
          values: { ...noValues, Status: "Done" },
        },
      }),
    ],
  ])("%s", (_, wanted, seen) => {
    expect(drift(wanted, seen)).toEqual([]);
  });
});
