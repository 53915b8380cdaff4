import { describe, expect, it } from "vitest";
import type { ChangeKind } from "../../../src/core/board/change.js";
import { type BoardInput, desiredBoard } from "../../../src/core/board/desired.js";
import type { BoardFacts, Project, ProjectField } from "../../../src/core/board/model.js";
import { limitsOf } from "../../../src/core/board/notes.js";
import { progressOf } from "../../../src/core/board/progress.js";
import { reconcile } from "../../../src/core/board/reconcile.js";
import type { Plan } from "../../../src/core/plan/model.js";
import { item, plan } from "./plans.js";

const empty: BoardFacts = {
  labels: [],
  milestones: [],
  issues: new Map(),
  lost: [],
  project: null,
  projectProblem: null,
  knownFields: new Map(),
};

function desired(of: Plan, facts: BoardFacts = empty, more: Partial<BoardInput> = {}) {
  return desiredBoard({
    plan: of,
    progress: progressOf(of, facts),
    claims: [],
    waves: new Map(of.items.map((one) => [one.key, 1])),
    lost: facts.lost,
    project: { title: "Signalbox" },
    issues: facts.issues,
    trackIssues: false,
    issueType: null,
    ...more,
  });
}

const two = plan(item("A", { phase: "One", priority: "P1" }), item("B", { dependsOn: ["A"] }));

function project(...fields: Partial<ProjectField>[]): Project {
  const all = fields.map((field, index) => ({
    id: `F${index}`,
    name: "Status",
    type: "SINGLE_SELECT" as const,
    options: [],
    ...field,
  }));
  return { id: "P", number: 1, title: "Signalbox", url: "", fields: all };
}

const options = (names: string[]) =>
  names.map((name) => ({ id: name, name, color: "GRAY", description: "" }));

describe("the changes of an empty board", () => {
  const changes = reconcile(desired(two), empty);

  it("come in the order in which they must be made", () => {
    const order: ChangeKind[] = [
      "create-label",
      "create-milestone",
      "create-project",
      "add-options",
      "create-field",
      "create-issue",
      "add-dependency",
      "add-project-items",
      "set-project-values",
    ];
    expect([...new Set(changes.map((change) => change.kind))]).toEqual(order);
  });

  it("are plain JSON", () => {
    expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
  });

  it("make a label, a field and an option once", () => {
    const labels = changes.flatMap((change) => (change.kind === "create-label" ? change.label.name : []));
    expect(labels).toEqual(["track: core", "priority: P1", "status: ready", "status: blocked"]);
    const fields = changes.flatMap((change) =>
      change.kind === "create-field" ? [[change.name, change.options]] : [],
    );
    expect(fields).toEqual([
      ["Track", ["core"]],
      ["Priority", ["P0", "P1", "P2", "P3"]],
      ["Phase", ["One"]],
      ["Wave", ["Wave 1"]],
      ["Session", []],
      ["Claim ends", []],
    ]);
  });

  it("leave out the project where none is wanted or none can be had", () => {
    const kinds = (facts: BoardFacts, wanted: BoardInput["project"]) =>
      reconcile(desired(two, facts, { project: wanted }), facts).filter((one) =>
        /project|field|option/.test(one.kind),
      );
    expect(kinds(empty, false)).toEqual([]);
    expect(kinds({ ...empty, projectProblem: "No." }, { title: "Signalbox" })).toEqual([]);
  });

  it("make no label or milestone that there is in another case", () => {
    const facts = {
      ...empty,
      labels: [{ name: "Status: READY", color: "ffffff", description: "theirs" }],
      milestones: [{ number: 1, title: "ONE", state: "closed" as const }],
    };
    const made = reconcile(desired(two, facts), facts);
    expect(made).not.toContainEqual(expect.objectContaining({ kind: "create-milestone" }));
    expect(made).not.toContainEqual(
      expect.objectContaining({ label: expect.objectContaining({ name: "status: ready" }) }),
    );
  });
});

describe("the fields of a project", () => {
  it("get the options that they lack, in whatever case they have the others", () => {
    const facts = { ...empty, project: project({ options: options(["todo", "READY", "Done"]) }) };
    expect(reconcile(desired(two, facts), facts)).toContainEqual({
      kind: "add-options",
      field: "Status",
      options: ["Blocked", "Claimed"],
    });
  });

  it("are left alone where they are of another type, which is said", () => {
    const facts = { ...empty, project: project({ name: "Wave", type: "OTHER" }) };
    const changes = reconcile(desired(two, facts), facts);
    expect(changes).not.toContainEqual(expect.objectContaining({ name: "Wave" }));
    expect(JSON.stringify(changes.filter((one) => one.kind === "set-project-values"))).not.toContain("Wave");
    expect(limitsOf(desired(two, facts), facts)).toEqual([
      expect.stringMatching(/^The field Wave of project "Signalbox"/),
    ]);
  });

  it("take text where they are text", () => {
    const facts = { ...empty, project: project({ name: "phase", type: "TEXT" }) };
    const changes = reconcile(desired(two, facts), facts);
    expect(changes).not.toContainEqual(expect.objectContaining({ field: "Phase" }));
    expect(changes.at(-1)).toMatchObject({ items: [{ itemKey: "A", values: { Phase: "One" } }, {}] });
  });

  it("are made as text where a single select field could not hold the values", () => {
    const many = plan(...Array.from({ length: 51 }, (_, index) => item(`I${index}`, { track: `t${index}` })));
    expect(reconcile(desired(many), empty)).toContainEqual({
      kind: "create-field",
      name: "Track",
      type: "TEXT",
      options: [],
    });
  });

  it("get one option for values that differ in case alone", () => {
    const cased = plan(item("A", { phase: "Round 1" }), item("B", { phase: "round 1" }));
    const changes = reconcile(desired(cased), empty);
    const made = changes.find((one) => one.kind === "create-field" && one.name === "Phase");
    expect(made).toMatchObject({ options: ["Round 1"] });
    const facts = { ...empty, project: project({ name: "Phase", options: options(["theirs"]) }) };
    const more = reconcile(desired(cased, facts), facts);
    expect(more).toContainEqual({ kind: "add-options", field: "Phase", options: ["Round 1"] });
    expect(more.at(-1)).toMatchObject({
      items: [{ values: { Phase: "Round 1" } }, { values: { Phase: "round 1" } }],
    });
  });

  it("are filled up to GitHub's 50 options, and what is left out is said", () => {
    const many = plan(...Array.from({ length: 30 }, (_, index) => item(`I${index}`, { track: `t${index}` })));
    const theirs = Array.from({ length: 45 }, (_, index) => `theirs ${index}`);
    const facts = { ...empty, project: project({ name: "Track", options: options(theirs) }) };
    const added = reconcile(desired(many, facts), facts).find((one) => one.kind === "add-options");
    expect(added).toEqual({ kind: "add-options", field: "Track", options: ["t0", "t1", "t2", "t3", "t4"] });
    expect(limitsOf(desired(many, facts), facts)).toEqual([expect.stringContaining("25 more options")]);
  });
});

describe("a large plan", () => {
  it("of 1,000 items and 2,000 edges is decided in a moment", () => {
    const large = plan(
      ...Array.from({ length: 1000 }, (_, index) =>
        item(`I${index}`, {
          dependsOn: [1, 2].filter((back) => index >= back).map((back) => `I${index - back}`),
        }),
      ).reverse(),
    );
    const start = performance.now();
    const changes = reconcile(desired(large), empty);
    expect(performance.now() - start).toBeLessThan(3000);
    expect(changes.filter((one) => one.kind === "add-dependency")).toHaveLength(1997);
    expect(changes.find((one) => one.kind === "create-issue")).toMatchObject({ itemKey: "I0" });
  });
});
