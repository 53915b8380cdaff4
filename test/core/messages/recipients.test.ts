import { describe, expect, test } from "vitest";
import { concernedSessions } from "../../../src/core/messages/concerned.js";
import { addresseeOf, recipientsOf } from "../../../src/core/messages/recipients.js";
import { claimOf } from "../claims/claim-of.js";
import { yaml } from "../plan/read-one.js";

const plan = yaml(`items:
  - { key: A, title: Saw, track: wood }
  - { key: B, title: Nail, track: wood, dependsOn: A }
  - { key: C, title: Paint, track: paint, dependsOn: A }
`);
const session = (...tracks: string[]) => ({ logins: [], tracks, branches: [] });
const facts = {
  sessions: { Ada: session("wood"), ben: session(), cleo: session("paint") },
  heard: [
    { id: "dora", login: "dolly" },
    { id: "ed/B", login: "ed" },
    { id: "ed/C", login: "ed" },
  ],
  plan,
  claims: [claimOf("B", { sessionId: "dora" }), claimOf("C", { sessionId: "cleo" })],
};

describe("a name means", () => {
  test.each([
    ["ada", { kind: "session", id: "Ada" }],
    ["session:BEN", { kind: "session", id: "ben" }],
    ["wood", { kind: "track", id: "wood" }],
    ["track:Wood", { kind: "track", id: "wood" }],
    ["track:ada", null],
    ["session:wood", null],
    ["dolly", { kind: "session", id: "dora" }],
    ["nobody", null],
    ["ed", null],
  ])("%s", (text, expected) => {
    expect(addresseeOf(text, facts)).toEqual(expected);
  });
});

describe("a message reaches", () => {
  test("its session, and not the one that sends it", () => {
    expect(recipientsOf({ kind: "session", id: "ben" }, "Ada", facts)).toEqual(["ben"]);
    expect(recipientsOf({ kind: "session", id: "Ada" }, "Ada", facts)).toEqual([]);
  });
  test("those of a track, and who holds one of its items", () => {
    expect(recipientsOf({ kind: "track", id: "wood" }, "ben", facts)).toEqual(["Ada", "dora"]);
  });
  test("all that were heard of", () => {
    expect(recipientsOf({ kind: "all" }, "Ada", facts)).toEqual(["ben", "cleo", "dora", "ed/B", "ed/C"]);
  });
});

test("something in the way concerns who holds what waits for it or is of its track; without an item, everybody at work", () => {
  const item = plan.items[0] ?? null;
  expect(concernedSessions(item, plan, facts.claims, "Ada")).toEqual(["dora", "cleo"]);
  expect(concernedSessions(plan.items[2] ?? null, plan, facts.claims, "Ada")).toEqual(["cleo"]);
  expect(concernedSessions(null, plan, facts.claims, "cleo")).toEqual(["dora"]);
});
