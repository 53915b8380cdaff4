import { describe, expect, it } from "vitest";
import { blockersOf, type ClaimFacts, decideClaim, readyInstead } from "../../../src/core/claims/decide.js";
import type { Claim } from "../../../src/core/claims/model.js";
import { readConfig } from "../../../src/core/config/read.js";
import type { Item } from "../../../src/core/plan/model.js";
import { emptyPlan } from "../../../src/core/plan/model.js";

const now = new Date("2026-03-01T10:00:00Z");
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

function claimOf(itemKey: string): Claim {
  const expiresAt = new Date(now.getTime() + hour);
  return {
    repositoryId: 1,
    itemKey,
    sessionId: "s",
    login: "s",
    generation: 1,
    claimedAt: now,
    expiresAt,
    lapsesAt: expiresAt,
  };
}

function facts(more: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    item: items[0] ?? null,
    issueOpen: true,
    login: "Ada",
    as: null,
    ttl: null,
    plan: { ...emptyPlan, items },
    config: readConfig(null).config,
    progress: items.map(({ key }, at) => ({ key, done: false, dropped: false, issue: at + 1 })),
    claims: [],
    ...more,
  };
}

describe("a claim may be asked for", () => {
  it("of an item that waits for nothing, for the configured time and its grace", () => {
    const decision = decideClaim(facts(), now);
    expect(decision).toMatchObject({
      ok: true,
      ask: {
        sessionId: "ada",
        expiresAt: new Date(now.getTime() + 4 * hour),
        lapsesAt: new Date(now.getTime() + 4.5 * hour),
        limit: 3,
      },
    });
  });

  it("for a time of its own", () => {
    const decision = decideClaim(facts({ ttl: hour }), now);
    expect(decision).toMatchObject({ ok: true, ask: { expiresAt: new Date(now.getTime() + hour) } });
  });

  it("of a blocked item where the config allows it", () => {
    const config = readConfig("claims: { allowBlocked: true }").config;
    expect(decideClaim(facts({ item: items[1] ?? null, config }), now)).toMatchObject({ ok: true });
  });

  it("of an item whose dependency is done", () => {
    const progress = facts().progress.map((one) => ({ ...one, done: one.key === "A1" }));
    expect(decideClaim(facts({ item: items[1] ?? null, progress }), now)).toMatchObject({ ok: true });
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
    ["where the session's name can't be one", { as: "no good!" }, { reason: "session" }],
  ])("%s", (_, more, refusal) => {
    expect(decideClaim(facts(more), now)).toMatchObject({ ok: false, refusal });
  });
});

it("a blocker names who works on it", () => {
  const [blocker] = blockersOf(items[1] as Item, facts({ claims: [claimOf("A1")] }));
  expect(blocker).toMatchObject({ key: "A1", issue: 1, claim: { sessionId: "s" } });
});

it("ready instead are unclaimed items that wait for nothing, the asker's track first", () => {
  const ready = readyInstead(facts({ claims: [claimOf("B2")] }), { not: null, track: "b", count: 3 });
  expect(ready.map((one) => one.key)).toEqual(["B1", "A1"]);
});
