import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/core/plan/model.js";
import { heldItemChanges } from "../../../src/core/rule-changes/held-items.js";
import { claimOf } from "../claims/claim-of.js";
import { item, plan } from "../ownership/plan.js";

const before = plan({
  items: [
    item("A1", { title: "Weld the keel", track: "hull" }),
    item("B1", { title: "Lay the planks", track: "deck" }),
    item("constructor", { title: "Odd", track: "deck" }),
  ],
});
const claims = [claimOf("A1"), claimOf("constructor")];

const said = (after: Plan | null) =>
  heldItemChanges(before, after, claims).map(({ item: { key }, does, to }) => [key, does, to]);

const edit = (key: string, about: Partial<(typeof before.items)[number]> | null): Plan => ({
  ...before,
  items: before.items.flatMap((one) => (one.key !== key ? [one] : about ? [{ ...one, ...about }] : [])),
});

describe("an item that somebody holds", () => {
  it.each<[string, Plan | null, unknown[]]>([
    ["is finished", edit("A1", { state: "done" }), ["A1", "finishes", null]],
    ["is dropped", edit("A1", null), ["A1", "drops", null]],
    ["gets another key", edit("A1", { key: "Z9" }), ["A1", "renames", "Z9"]],
    ["gets another title", edit("A1", { title: "Weld the bow" }), ["A1", "renames", "Weld the bow"]],
    ["goes to another track", edit("A1", { track: "deck" }), ["A1", "moves", "deck"]],
    ["goes out of its track", edit("A1", { track: null }), ["A1", "moves", null]],
    ["whatever it is called", edit("constructor", null), ["constructor", "drops", null]],
  ])("%s", (_, after, expected) => {
    expect(said(after)).toEqual([expected]);
  });

  it("gets another key and another track at once", () => {
    expect(said(edit("A1", { key: "Z9", track: "deck", state: "done" }))).toEqual([
      ["A1", "renames", "Z9"],
      ["A1", "moves", "deck"],
      ["A1", "finishes", null],
    ]);
  });

  it.each<[string, Plan | null]>([
    ["of which the plan says the same", before],
    ["where the plan stays as it is", null],
    [
      "with other words in its text",
      edit("A1", { phase: "Round 2", priority: "P0", estimate: "2h", title: "Weld the keel." }),
    ],
    ["beside one that nobody holds", edit("B1", null)],
    [
      "under a plan that would not be taken",
      {
        ...edit("A1", null),
        problems: [{ severity: "error", code: "cycle", message: "x", file: "PLAN.md", line: 1 }],
      },
    ],
  ])("%s is left alone", (_, after) => {
    expect(said(after)).toEqual([]);
  });
});
