import { describe, expect, it } from "vitest";
import { blockersOf, type ClaimFacts, decideClaim, readyInstead } from "../../../src/core/claims/decide.js";
import { readConfig } from "../../../src/core/config/read.js";
import type { Item } from "../../../src/core/plan/model.js";
import { emptyPlan } from "../../../src/core/plan/model.js";
import { claimOf } from "./claim-of.js";

const hour = 3_600_000;

function item(key: string, more: Partial<Item> = {}): Item {
  return {
    key,
    aliases: [],
    title: `Item ${key}`,
    track: "a",
    phase: null,
    priority: null,
    state: "open",
    dependsOn: [],
    files: [],
    deliverables: [],
    exitCriteria: null,
    estimate: null,
    owner: null,
    file: "PLAN.md",
    line: 1,
    ...more,
  };
}

const items = [
  item("A1"),
  item("A2", { dependsOn: ["A1"] }),
  item("B1", { track: "b" }),
  item("B2", { track: "b" }),
];

function facts(more: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    item: items[0] ?? null,
    issueOpen: true,
    sessionId: "ada",
    outsider: false,
    ttl: null,
    take: false,
    plan: { ...emptyPlan, items },
    config: readConfig(null).config,
    progress: items.map(({ key }, at) => ({ key, done: false, dropped: false, issue: at + 1 })),
    claims: [],
    ...more,
  };
}

describe("a claim may be asked for", () => {
  it("of an item that waits for nothing, for the configured time and its grace", () => {
    const decision = decideClaim(facts());
    expect(decision).toMatchObject({
      ok: true,
      ask: {
        sessionId: "ada",
        ttl: 4 * hour,
        grace: hour / 2,
        limit: 3,
        perLogin: 30,
        take: false,
      },
    });
  });

  it("for a time of its own", () => {
    const decision = decideClaim(facts({ ttl: hour }));
    expect(decision).toMatchObject({ ok: true, ask: { ttl: hour } });
  });

  it("by an outsider for one item and a time of the config's, whatever it asks for", () => {
    const config = readConfig("claims: { openTo: anyone, openTtl: 2h }").config;
    const decision = decideClaim(facts({ outsider: true, ttl: 48 * hour, take: true, config }));
    const ask = { ttl: 2 * hour, limit: 1, perLogin: 1, take: false };
    expect(decision).toMatchObject({ ok: true, ask });
  });

  it("of a blocked item where the config allows it", () => {
    const config = readConfig("claims: { allowBlocked: true }").config;
    expect(decideClaim(facts({ item: items[1] ?? null, config }))).toMatchObject({ ok: true });
  });

  it("of an item whose dependency is done", () => {
    const progress = facts().progress.map((one) => ({ ...one, done: one.key === "A1" }));
    expect(decideClaim(facts({ item: items[1] ?? null, progress }))).toMatchObject({ ok: true });
  });
});

describe("a claim is refused", () => {
  it.each([
    ["where the issue mirrors no item", { item: null }, { reason: "no-item" }],
    ["where the issue is closed", { issueOpen: false }, { reason: "done" }],
    [
      "where the item waits",
      { item: items[1] ?? null },
      { reason: "blocked", blockers: [{ key: "A1", issue: 1 }] },
    ],
  ])("%s", (_, more, refusal) => {
    expect(decideClaim(facts(more))).toMatchObject({ ok: false, refusal });
  });
});

it("a blocker names who works on it", () => {
  const [blocker] = blockersOf(items[1] as Item, facts({ claims: [claimOf("A1", { sessionId: "s" })] }));
  expect(blocker).toMatchObject({ key: "A1", issue: 1, claim: { sessionId: "s" } });
});

it("ready instead are unclaimed items that wait for nothing, the asker's track first", () => {
  const ready = readyInstead(facts({ claims: [claimOf("B2")] }), { not: null, track: "b", count: 3 });
  expect(ready.map((one) => one.key)).toEqual(["B1", "A1"]);
});
