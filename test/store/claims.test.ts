import { expect, it } from "vitest";
import type { ClaimRequest } from "../../src/app/ports/claims.js";
import { describeStores } from "./support.js";

const start = Date.parse("2026-03-01T10:00:00Z");
const hour = 3_600_000;
const minutes = (count: number) => new Date(start + count * 60_000);

/** An hour, then half an hour of grace. */
function request(changes: Partial<ClaimRequest> & { at?: number } = {}): ClaimRequest {
  const { at = 0, ...rest } = changes;
  return {
    repositoryId: 7,
    itemKey: "1.10",
    sessionId: "senior",
    login: "alice",
    accountId: null,
    now: minutes(at),
    ttl: hour,
    grace: hour / 2,
    limit: 3,
    perLogin: 1_000,
    take: false,
    ...rest,
  };
}

describeStores("claims", (open) => {
  it("gives a free item to whoever asks first and tells the next who holds it", async () => {
    const { claims } = await open();
    const won = await claims.take(request());
    const claim = {
      repositoryId: 7,
      itemKey: "1.10",
      sessionId: "senior",
      login: "alice",
      accountId: null,
      generation: 1,
      claimedAt: minutes(0),
      expiresAt: minutes(60),
      lapsesAt: minutes(90),
      ttl: hour,
      renewedAt: minutes(0),
      warnedAt: null,
      parked: null,
      branch: null,
      pull: null,
    };
    expect(won).toEqual({ kind: "won", claim });
    expect(await claims.take(request({ sessionId: "junior", login: null, accountId: null, at: 1 }))).toEqual({
      kind: "held",
      claim,
    });
    expect(await claims.take(request({ at: 1 }))).toEqual({ kind: "yours", claim });
    expect(await claims.live(7, minutes(1))).toEqual([claim]);
    expect(await claims.live(7, minutes(1), { itemKeys: [claim.itemKey, "other"] })).toEqual([claim]);
    expect(await claims.claimedKeys(7, minutes(1))).toEqual([claim.itemKey]);
    expect(await claims.live(7, minutes(1), { itemKeys: ["other"] })).toEqual([]);
  });

  it("keeps the same key in another repository apart", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.take(request({ repositoryId: 8, sessionId: "junior" }))).toMatchObject({
      kind: "won",
    });
    expect(await claims.live(8, minutes(1))).toHaveLength(1);
  });

  it.each([
    { at: 60, kind: "held", why: "expired, but in its grace" },
    { at: 89.999, kind: "held", why: "a moment before it lapses" },
    { at: 90, kind: "won", why: "at the very moment" },
    { at: 500, kind: "won", why: "long after" },
  ])("answers $kind to another session when the claim is $why", async ({ at, kind }) => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.take(request({ sessionId: "junior", at }))).toMatchObject({ kind });
    expect(await claims.live(7, minutes(at))).toMatchObject([
      kind === "won" ? { sessionId: "junior", generation: 2 } : { sessionId: "senior", generation: 1 },
    ]);
  });

  it("gives a session its own lapsed claim anew, in a new generation", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.take(request({ at: 90 }))).toMatchObject({ kind: "won", claim: { generation: 2 } });
  });

  it("grants no more than the limit, and says what the session holds", async () => {
    const { claims } = await open();
    for (const itemKey of ["a", "b"]) await claims.take(request({ itemKey, limit: 2, perLogin: 1_000 }));
    const outcome = await claims.take(request({ itemKey: "c", limit: 2, perLogin: 1_000 }));
    expect(outcome).toMatchObject({ kind: "limit", holding: [{ itemKey: "a" }, { itemKey: "b" }] });
    expect(await claims.take(request({ itemKey: "a", limit: 2, perLogin: 1_000 }))).toMatchObject({
      kind: "yours",
    });
    await claims.take(request({ itemKey: "d", sessionId: "junior" }));
    expect(await claims.take(request({ itemKey: "d", limit: 2, perLogin: 1_000 }))).toMatchObject({
      kind: "held",
    });
    expect(await claims.take(request({ itemKey: "c", limit: 2, perLogin: 1_000, at: 90 }))).toMatchObject({
      kind: "won",
    });
  });

  it("counts no item towards a limit that is merged, if only into another branch", async () => {
    const { claims, mergedItems } = await open();
    const mine = (itemKey: string) => claims.take(request({ itemKey, accountId: 5, limit: 2, perLogin: 2 }));
    for (const itemKey of ["a", "b"]) await mine(itemKey);
    await mergedItems.keep(8, {
      itemKey: "a",
      pull: 1,
      branch: "develop",
      commit: "c",
      mergedAt: minutes(0),
    });
    expect(await mine("c")).toMatchObject({ kind: "limit", of: "session" });
    await mergedItems.keep(7, {
      itemKey: "a",
      pull: 1,
      branch: "develop",
      commit: "c",
      mergedAt: minutes(0),
    });
    expect(await mine("c")).toMatchObject({ kind: "won" });
    expect(await mine("d")).toMatchObject({ kind: "limit", holding: [{ itemKey: "b" }, { itemKey: "c" }] });
    expect(await claims.take(request({ itemKey: "a", sessionId: "junior" }))).toMatchObject({ kind: "held" });
    await mergedItems.end(7, "a");
    await claims.release(7, "c", { sessionId: "senior" }, "over", minutes(0));
    expect(await mine("d")).toMatchObject({ kind: "limit", holding: [{ itemKey: "a" }, { itemKey: "b" }] });
  });

  it("holds the limit when one session asks for many items at once", async () => {
    const { claims } = await open();
    const keys = Array.from({ length: 20 }, (_, index) => `item-${index}`);
    const outcomes = await Promise.all(
      keys.map((itemKey) => claims.take(request({ itemKey, limit: 3, perLogin: 1_000 }))),
    );
    expect(outcomes.filter((outcome) => outcome.kind === "won")).toHaveLength(3);
    expect(outcomes.filter((outcome) => outcome.kind === "limit")).toHaveLength(17);
    expect(await claims.live(7, minutes(1))).toHaveLength(3);
  });

  it("leaves a lapsed claim as it is when the next one is refused by the limit", async () => {
    const { claims } = await open();
    await claims.take(request({ itemKey: "a", sessionId: "junior" }));
    await claims.take(request({ itemKey: "b", at: 80 }));
    expect(await claims.take(request({ itemKey: "a", at: 100, limit: 1, perLogin: 1_000 }))).toMatchObject({
      kind: "limit",
    });
    expect(await claims.release(7, "a", { sessionId: "junior" }, "released", minutes(101))).not.toBeNull();
  });

  it("has exactly one winner when fifty sessions go for one item, twenty times over", async () => {
    const { claims } = await open();
    for (let round = 1; round <= 20; round++) {
      const at = round * 100;
      const sessions = Array.from({ length: 50 }, (_, index) => `session-${index}`);
      const outcomes = await Promise.all(
        sessions.map((sessionId) => claims.take(request({ sessionId, at }))),
      );
      const winners = outcomes.filter((outcome) => outcome.kind === "won");
      expect(winners).toMatchObject([{ claim: { generation: round } }]);
      for (const outcome of outcomes) {
        if (outcome.kind !== "won") expect(outcome).toEqual({ kind: "held", claim: winners[0]?.claim });
      }
    }
  });

  it("never has two holders, nor a generation twice, while sessions take and release at once", async () => {
    const { claims } = await open();
    const generations: number[] = [];
    const work = async (sessionId: string) => {
      for (let turn = 0; turn < 20; turn++) {
        const outcome = await claims.take(request({ sessionId }));
        if (outcome.kind !== "won") continue;
        generations.push(outcome.claim.generation);
        expect(await claims.live(7, minutes(1))).toEqual([outcome.claim]);
        const by = { sessionId, generation: outcome.claim.generation };
        expect(await claims.release(7, "1.10", by, "done", minutes(1))).toEqual(outcome.claim);
      }
    };
    await Promise.all(["a", "b", "c", "d", "e"].map(work));
    expect(new Set(generations).size).toBe(generations.length);
    expect(Math.max(...generations)).toBe(generations.length);
  });

  it("releases for the holder, and for anybody when none is named", async () => {
    const { claims } = await open();
    const won = await claims.take(request());
    expect(await claims.release(7, "1.10", { sessionId: "senior" }, "released", minutes(5))).toEqual(
      won.kind === "won" ? won.claim : null,
    );
    expect(await claims.live(7, minutes(5))).toEqual([]);
    expect(await claims.take(request({ sessionId: "junior", at: 5 }))).toMatchObject({
      kind: "won",
      claim: { generation: 2 },
    });
    expect(
      await claims.release(7, "1.10", { sessionId: null }, "the issue\u0000 was closed", minutes(6)),
    ).toMatchObject({
      sessionId: "junior",
    });
  });

  it.each([
    { why: "another session", by: { sessionId: "junior" } },
    { why: "an older generation", by: { sessionId: "senior", generation: 1 } },
    { why: "a generation to come", by: { sessionId: "senior", generation: 3 } },
    { why: "the holder of an older generation", by: { sessionId: null, generation: 1 } },
  ])("releases nothing for $why", async ({ by }) => {
    const { claims } = await open();
    await claims.take(request());
    await claims.take(request({ at: 90 }));
    expect(await claims.release(7, "1.10", by, "released", minutes(91))).toBeNull();
    expect(await claims.live(7, minutes(91))).toMatchObject([{ sessionId: "senior", generation: 2 }]);
  });

  it("releases nothing where nothing is held", async () => {
    const { claims } = await open();
    expect(await claims.release(7, "1.10", { sessionId: null }, "released", minutes(0))).toBeNull();
    await claims.take(request());
    await claims.release(7, "1.10", { sessionId: "senior" }, "released", minutes(1));
    expect(await claims.release(7, "1.10", { sessionId: "senior" }, "released", minutes(2))).toBeNull();
  });

  it("lists live claims oldest first, without those that lapsed", async () => {
    const { claims } = await open();
    await claims.take(request({ itemKey: "b", at: 10 }));
    await claims.take(request({ itemKey: "a", at: 20, sessionId: "junior" }));
    await claims.take(request({ itemKey: "c", at: 0 }));
    const keys = async (at: number) => (await claims.live(7, minutes(at))).map((claim) => claim.itemKey);
    expect(await keys(30)).toEqual(["c", "b", "a"]);
    expect(await keys(90)).toEqual(["b", "a"]);
    expect(await keys(100)).toEqual(["a"]);
  });
});
