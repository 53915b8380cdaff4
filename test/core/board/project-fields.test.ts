import { describe, expect, it, test } from "vitest";
import { createdIssue, noValues } from "../../../src/core/board/absorb.js";
import type { ItemValues } from "../../../src/core/board/change.js";
import { type BoardInput, desiredBoard } from "../../../src/core/board/desired.js";
import { knownFields } from "../../../src/core/board/known-fields.js";
import { section } from "../../../src/core/board/marker.js";
import type {
  BoardFacts,
  FieldType,
  KnownField,
  ProjectField,
  ProjectFieldName,
  ProjectValues,
} from "../../../src/core/board/model.js";
import { limitsOf } from "../../../src/core/board/notes.js";
import { progressOf } from "../../../src/core/board/progress.js";
import { fieldNames, fieldOf } from "../../../src/core/board/project-fields.js";
import { reconcile } from "../../../src/core/board/reconcile.js";
import type { Item } from "../../../src/core/plan/model.js";
import { claim, item, plan } from "./plans.js";

const option = (id: string, name: string) => ({ id, name, color: "PINK", description: "theirs" });
const field = (id: string, name: string, type: FieldType = "TEXT", ...names: string[]): ProjectField => ({
  id,
  name,
  type,
  options: names.map((one, index) => option(`${id}.${index}`, one)),
});

const statuses = field("S", "Status", "SINGLE_SELECT", "Ready", "Blocked", "Claimed", "Done");
const texts = fieldNames.filter((name) => name !== "Status").map((name) => field(name, name));
const all = [statuses, ...texts];
const without = (...names: ProjectFieldName[]) =>
  all.filter((one) => !names.includes(one.name as ProjectFieldName));

const known = (...rows: [ProjectFieldName, string, Record<string, string>?][]) =>
  new Map<ProjectFieldName, KnownField>(
    rows.map(([name, id, options]) => [name, { id, options: new Map(Object.entries(options ?? {})) }]),
  );

/** A board of the item A, which is in the project with these values. */
function boardOf(
  of: Partial<Item>,
  values: Partial<ProjectValues>,
  more: Partial<BoardFacts> & { fields?: ProjectField[]; claims?: BoardInput["claims"]; gone?: boolean } = {},
) {
  const { fields = all, claims = [], gone = false, ...facts } = more;
  const inPlan = plan(...(gone ? [item("B")] : [item("A", of)]));
  const ids = { number: 1, id: 1, nodeId: "I_1" };
  const body = section({ key: "A", title: null, closed: null }, "text");
  const creation = {
    kind: "create-issue" as const,
    itemKey: "A",
    title: "T",
    body,
    labels: [],
    milestone: null,
    assignees: [],
    type: null,
  };
  const issue = {
    ...createdIssue(creation, ids, body),
    projectItem: { id: "I", values: { ...noValues, ...values } },
  };
  const before: BoardFacts = {
    labels: [],
    milestones: [],
    issues: new Map([["A", issue]]),
    lost: [],
    project: { id: "P", number: 1, title: "Signalbox", url: "", fields },
    projectProblem: null,
    knownFields: new Map(),
    ...facts,
  };
  const board = desiredBoard({
    plan: inPlan,
    progress: progressOf(inPlan, before),
    claims,
    waves: new Map([["A", 2]]),
    lost: [],
    issues: new Map(),
    trackIssues: false,
    issueType: null,
    project: { title: "Signalbox" },
  });
  return { board, before, changes: reconcile(board, before) };
}

type Made = ReturnType<typeof boardOf>;

function written({ changes }: Made): ItemValues["values"] | null {
  const items = changes.flatMap((one) => (one.kind === "set-project-values" ? one.items : []));
  return items.find((one) => one.itemKey === "A")?.values ?? null;
}
const fieldChanges = ({ changes }: Made) =>
  changes.filter((one) => one.kind === "create-field" || one.kind === "add-options");

const shown = { Status: "Ready", Track: "core", Wave: "Wave 2" };
const held = { ...shown, Status: "Claimed", Session: "one", "Claim ends": "2026-03-01 16:00 UTC" };

describe("who holds an item", () => {
  test("is shown with the end of the claim", () => {
    expect(written(boardOf({}, shown, { claims: [claim("A")] }))).toEqual({
      Status: "Claimed",
      Session: "one",
      "Claim ends": "2026-03-01 16:00 UTC",
    });
  });

  test("is not written anew for a heartbeat, and is once the end is half an hour off", () => {
    const endingAt = (minutes: number) =>
      boardOf({}, held, {
        claims: [claim("A", { expiresAt: new Date(Date.UTC(2026, 2, 1, 16, minutes)) })],
      });
    expect(written(endingAt(29))).toBeNull();
    expect(written(endingAt(30))).toEqual({ "Claim ends": "2026-03-01 16:30 UTC" });
  });

  test("is cleared when nobody does any more", () => {
    expect(written(boardOf({}, held))).toEqual({ Status: "Ready", Session: null, "Claim ends": null });
  });

  test("is cleared in an item that left the plan, unless somebody still does", () => {
    const values = { ...held, Status: "Removed" };
    const fields = [field("S", "Status"), ...texts];
    expect(written(boardOf({}, values, { fields, gone: true }))).toEqual({
      Session: null,
      "Claim ends": null,
    });
    expect(written(boardOf({}, values, { fields, gone: true, claims: [claim("A")] }))).toBeNull();
  });

  test("is cleared where the field has no room for the one who does", () => {
    const full = field(
      "F",
      "Session",
      "SINGLE_SELECT",
      ...Array.from({ length: 50 }, (_, index) => `s${index}`),
    );
    const made = boardOf(
      {},
      { ...held, Session: "s1" },
      {
        fields: [...without("Session"), full],
        claims: [claim("A")],
      },
    );
    expect(written(made)).toEqual({ Session: null });
    expect(limitsOf(made.board, made.before)).toEqual([
      expect.stringMatching(/^The field Session would need 1 more/),
    ]);
  });
});

test("a value that the plan doesn't have is people's to set, and no session is", () => {
  const theirs = { Priority: "P0", Phase: "Theirs", Estimate: "3h", Session: "theirs", "Claim ends": "soon" };
  expect(written(boardOf({}, { ...shown, ...theirs }))).toEqual({ Session: null, "Claim ends": null });
});

test("an estimate is shown as the plan says it, with mentions disarmed and cut where it is long", () => {
  expect(written(boardOf({ estimate: "2h" }, shown))).toEqual({ Estimate: "2h" });
  const { Estimate } = written(boardOf({ estimate: `ask @mona ${"x".repeat(200)}` }, shown)) ?? {};
  expect(Estimate).toMatch(/^ask @\u200cmona x+…$/);
  expect(Estimate).toHaveLength(100);
});

describe("a field that people made of another type", () => {
  it.each<[ProjectFieldName, FieldType, string]>([
    ["Wave", "NUMBER", "2"],
    ["Estimate", "NUMBER", "8"],
    ["Claim ends", "DATE", "2026-03-01"],
  ])("%s, %s, holds what it can", (name, type, value) => {
    const made = boardOf(
      { estimate: "1 day" },
      { ...held, Estimate: "1 day", [name]: null },
      {
        fields: [...without(name), field("F", name, type)],
        claims: [claim("A")],
      },
    );
    expect(written(made)).toEqual({ [name]: value });
    expect(limitsOf(made.board, made.before)).toEqual([]);
    const again = boardOf(
      { estimate: "1 day" },
      { ...held, Estimate: "1 day", [name]: value },
      {
        fields: [...without(name), field("F", name, type)],
        claims: [claim("A")],
      },
    );
    expect(written(again)).toBeNull();
  });

  it("Session, a single select, gets an option for the session", () => {
    const made = boardOf({}, shown, {
      fields: [...without("Session"), field("F", "Session", "SINGLE_SELECT", "two")],
      claims: [claim("A")],
    });
    expect(fieldChanges(made)).toEqual([{ kind: "add-options", field: "Session", options: ["one"] }]);
    expect(written(made)).toMatchObject({ Session: "one" });
  });

  it.each<[ProjectFieldName, FieldType]>([
    ["Status", "NUMBER"],
    ["Track", "DATE"],
    ["Priority", "OTHER"],
    ["Phase", "NUMBER"],
    ["Wave", "DATE"],
    ["Estimate", "DATE"],
    ["Session", "NUMBER"],
    ["Claim ends", "SINGLE_SELECT"],
    ["Claim ends", "OTHER"],
  ])("%s, %s, is left alone, and said", (name, type) => {
    const every = { priority: "P1", phase: "One", estimate: "2h" } as const;
    const made = boardOf(
      every,
      {},
      {
        fields: [...without(name), field("F", name, type)],
        claims: [claim("A")],
      },
    );
    expect(fieldChanges(made)).toEqual([]);
    expect(Object.keys(written(made) ?? {}).sort()).toEqual(fieldNames.filter((one) => one !== name).sort());
    expect(limitsOf(made.board, made.before)).toEqual([
      expect.stringContaining(`The field ${name} of project`),
    ]);
    // So that renaming it makes room for one of ours.
    expect(knownFields(made.board, made.before).has(name)).toBe(false);
  });
});

describe("fields and options that people renamed", () => {
  const stages = field("S", "Stage", "SINGLE_SELECT", "Free", "Blocked", "Building", "Done");
  const ids = known(["Status", "S", { ready: "S.0", blocked: "S.1", claimed: "S.2", done: "S.3" }]);

  test("are followed, and shown as people call them", () => {
    const fields = [...without("Status"), stages];
    const made = boardOf(
      {},
      { ...shown, Status: "Free" },
      { fields, knownFields: ids, claims: [claim("A")] },
    );
    expect(fieldChanges(made)).toEqual([]);
    expect(written(made)).toMatchObject({ Status: "Building" });
    expect(knownFields(made.board, made.before).get("Status")).toEqual(ids.get("Status"));
    const still = boardOf({}, { ...shown, Status: "Free" }, { fields, knownFields: ids });
    expect(written(still)).toBeNull();
  });

  test("are new ones where nothing is known of them", () => {
    const made = boardOf({}, shown, { fields: [...without("Status"), stages] });
    expect(fieldChanges(made)).toMatchObject([{ kind: "create-field", name: "Status" }]);
  });

  test("are made again by name once they were deleted", () => {
    const left = { ...stages, options: stages.options.slice(1) };
    const noOption = boardOf({}, {}, { fields: [...without("Status"), left], knownFields: ids });
    expect(fieldChanges(noOption)).toEqual([{ kind: "add-options", field: "Status", options: ["Ready"] }]);
    const noField = boardOf({}, {}, { fields: without("Track"), knownFields: known(["Track", "gone"]) });
    expect(fieldChanges(noField)).toMatchObject([{ kind: "create-field", name: "Track" }]);
  });

  test("that swapped their names are told apart", () => {
    const fields = [field("T", "Phase"), field("P", "Track")];
    const facts = { project: { id: "P", number: 1, title: "", url: "", fields } };
    const both = known(["Track", "T"], ["Phase", "P"]);
    expect(fieldOf({ ...facts, knownFields: both }, "Track")?.id).toBe("T");
    expect(fieldOf({ ...facts, knownFields: both }, "Phase")?.id).toBe("P");
    expect(fieldOf({ ...facts, knownFields: known(["Track", "T"]) }, "Phase")).toBeNull();
  });

  test("of another project, or of a field before this one, count for nothing", () => {
    const fields = [...without("Status"), { ...stages, name: "Status" }];
    const other = known(["Status", "another", { ready: "S.2" }]);
    const made = boardOf({}, {}, { fields, knownFields: other });
    expect(fieldChanges(made)).toMatchObject([{ options: ["Ready", "Claimed"] }]);
    expect(knownFields(made.board, made.before).get("Status")).toEqual({
      id: "S",
      options: new Map([
        ["blocked", "S.1"],
        ["done", "S.3"],
      ]),
    });
  });

  test("keep what is known of a value that no item has at present", () => {
    const phases = field("P", "Phase", "SINGLE_SELECT", "Eins", "Two");
    const ids = known(["Phase", "P", { one: "P.0", gone: "P.9" }]);
    const made = boardOf({ phase: "Two" }, {}, { fields: [...without("Phase"), phases], knownFields: ids });
    expect([...(knownFields(made.board, made.before).get("Phase")?.options ?? [])]).toEqual([
      ["one", "P.0"],
      ["two", "P.1"],
    ]);
  });
});
