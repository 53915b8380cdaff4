import { describe, expect, test } from "vitest";
import type { AccountRef as Ref } from "../../../src/core/actors/account.js";
import { claimsAlive } from "../../../src/core/claims/alive.js";
import { contestedPaths } from "../../../src/core/claims/contested.js";
import { decideFinish } from "../../../src/core/claims/finish.js";
import { nextItem } from "../../../src/core/claims/next-item.js";
import { yaml } from "../plan/read-one.js";
import { claimOf } from "./claim-of.js";

const plan = yaml(`items:
  - { key: A1, title: Saw, track: track-2, files: [src/a.ts, lib/] }
  - { key: B1, title: Nail, track: track-1, files: [lib/x.ts], priority: P2 }
  - { key: C1, title: Paint, track: track-3, priority: P0 }
`);

describe("a claim is alive", () => {
  const session = (...branches: string[]) => ({ logins: [], tracks: [], branches });
  const [ada, ben, cleo] = [1, 2, 3].map((id) => ({ id, login: `user-${id}` })) as [Ref, Ref, Ref];
  const claims = [
    claimOf("A1", { sessionId: "north", login: "ada", accountId: 1, branch: "work/one", pull: 12 }),
    claimOf("B1", { sessionId: "south", login: "ben", accountId: 2 }),
    claimOf("C1", { sessionId: "token", login: null, accountId: null, branch: "token/one", pull: 14 }),
  ];
  const facts = { claims, sessions: { north: session(), south: session("south/**") }, plan };
  const carried = { items: ["B1"], session: null };
  const nothing = {
    account: null,
    branch: null,
    pull: null,
    itemKey: null,
    carried: { items: [], session: null },
  };

  test.each([
    ["by its account's commits on its branch", { branch: "work/one", account: ada }, ["A1"]],
    ["not by another account's", { branch: "work/one", account: cleo }, []],
    ["by something of its account's on its pull request", { pull: 12, account: ada }, ["A1"]],
    ["not by another's word there", { pull: 12, account: cleo }, []],
    ["not by a bot's, or by nobody's", { pull: 12 }, []],
    [
      "by its account's push to a branch that names its item",
      { branch: "ben/b1-nail", account: ben },
      ["B1"],
    ],
    ["not by another's push to such a branch", { branch: "cleo/b1-nail", account: cleo }, []],
    ["by a branch that fits its session's pattern", { branch: "south/things", account: ben }, ["B1"]],
    ["not by another's push to such a branch", { branch: "south/things", account: cleo }, []],
    [
      "by what its account does on a pull request that carries it out",
      { pull: 13, account: ben, carried },
      ["B1"],
    ],
    ["not by another's there", { pull: 13, account: cleo, carried }, []],
    [
      "not where another session made that pull request",
      { pull: 13, account: ben, carried: { ...carried, session: "east" } },
      [],
    ],
    ["by its account's comment on its issue", { itemKey: "A1", account: ada }, ["A1"]],
    ["not by another's comment", { itemKey: "A1", account: ben }, []],
    ["not by its account's comment elsewhere", { itemKey: "B1", account: ada }, []],
    ["not by an unknown branch", { branch: "main", account: ada }, []],
    ["of a token by what happens on its branch", { branch: "token/one", account: cleo }, ["C1"]],
    ["of a renamed account all the same", { itemKey: "A1", account: { id: 1, login: "new" } }, ["A1"]],
    ["not by whoever has the login now", { itemKey: "A1", account: { id: 9, login: "ada" } }, []],
  ])("%s", (_, evidence, expected) => {
    expect(claimsAlive({ ...nothing, ...evidence }, facts).map(({ itemKey }) => itemKey)).toEqual(expected);
  });
});

describe("files that two claimed items want", () => {
  const item = (key: string) => plan.items.find((one) => one.key === key) ?? never(key);
  const never = (key: string): never => {
    throw new Error(key);
  };

  test("go to the lower track number first", () => {
    const held = claimOf("B1", { sessionId: "south" });
    const mine = { sessionId: "north", claimedAt: new Date(0) };
    expect(contestedPaths(item("A1"), mine, plan, [held])).toEqual([
      { path: "lib/", claim: held, first: false },
    ]);
    const theirs = claimOf("A1", { sessionId: "north" });
    expect(contestedPaths(item("B1"), { ...mine, sessionId: "south" }, plan, [theirs])).toMatchObject([
      { first: true },
    ]);
  });

  test("are no contest within a session", () => {
    const held = claimOf("B1", { sessionId: "north" });
    expect(contestedPaths(item("A1"), { sessionId: "north", claimedAt: new Date(0) }, plan, [held])).toEqual(
      [],
    );
  });
});

describe("the next item for a session", () => {
  const progress = plan.items.map(({ key }, at) => ({ key, done: false, dropped: false, issue: at + 1 }));
  const now = new Date("2026-03-01T12:00:00Z");
  const next = (tracks: string[], claims = [] as ReturnType<typeof claimOf>[]) =>
    nextItem({ plan, progress, claims }, { id: "me", tracks }, now)?.key ?? null;

  test("is of its tracks first, then the most urgent, and free of conflicts where it can be", () => {
    expect(next(["track-2"])).toBe("A1");
    expect(next([])).toBe("C1");
    expect(next([], [claimOf("C1")])).toBe("B1");
    expect(next([], [claimOf("C1"), claimOf("B1")])).toBe("A1");
    expect(
      next(
        [],
        plan.items.map(({ key }) => claimOf(key)),
      ),
    ).toBeNull();
  });
});

describe("done", () => {
  const [item] = yaml("items: [{ key: A, title: Saw, exitCriteria: it floats }]").items;
  const finish = (rule: "off" | "warn" | "fail", met: boolean, done: boolean) =>
    item && decideFinish({ item, deliverables: [{ text: "plank", done }], met, rule });

  test.each([
    ["fail", false, false, false, { deliverables: ["plank"], exitCriteria: "it floats" }],
    ["fail", true, false, false, { deliverables: ["plank"], exitCriteria: null }],
    ["fail", false, true, false, { deliverables: [], exitCriteria: "it floats" }],
    ["fail", true, true, true, null],
    ["warn", false, false, true, { deliverables: ["plank"], exitCriteria: "it floats" }],
    ["off", false, false, true, null],
  ] as const)(
    "with the rule on %s, criteria met %s, deliverables ticked %s: %s",
    (rule, met, done, ok, missing) => {
      expect(finish(rule, met, done)).toEqual({ ok, missing });
    },
  );
});
