import { expect, it } from "vitest";
import type { ClaimRequest, ClaimStore, Handoff, Renewal } from "../../src/app/ports/claims.js";
import { describeStores } from "./support.js";

const minute = 60_000;
const start = Date.parse("2026-03-01T10:00:00Z");
const at = (minutes: number) => new Date(start + minutes * minute);

/** An hour, then half an hour of grace. */
const request = (more: Partial<ClaimRequest> = {}): ClaimRequest => ({
  repositoryId: 7,
  itemKey: "A1",
  sessionId: "senior",
  login: "alice",
  accountId: null,
  now: at(0),
  ttl: 60 * minute,
  grace: 30 * minute,
  limit: 3,
  perLogin: 1_000,
  take: false,
  ...more,
});
const renewal = (minutes: number, more: Partial<Renewal> = {}): Renewal => ({
  repositoryId: 7,
  sessionId: "senior",
  itemKey: "A1",
  now: at(minutes),
  grace: 30 * minute,
  resume: false,
  ...more,
});
const handoff = (minutes: number, more: Partial<Handoff> = {}): Handoff => ({
  repositoryId: 7,
  itemKey: "A1",
  from: { sessionId: "senior" },
  to: { sessionId: "junior", login: "bob", accountId: null },
  now: at(minutes),
  ttl: 60 * minute,
  grace: 30 * minute,
  limit: 3,
  ...more,
});

describeStores("a sign of life", (open) => {
  it("renews a claim for its ttl, also in its grace, and asks for a new warning", async () => {
    const { claims } = await open();
    await claims.take(request());
    const [due] = await claims.unwarned(7, at(40), at(70));
    if (due) await claims.markWarned(due, at(40));
    expect(await claims.unwarned(7, at(41), at(70))).toEqual([]);
    const [renewed] = await claims.renew(renewal(80, { branch: "a1/saw", pull: 12 }));
    expect(renewed).toMatchObject({
      expiresAt: at(140),
      lapsesAt: at(170),
      renewedAt: at(80),
      warnedAt: null,
      branch: "a1/saw",
      pull: 12,
      generation: 1,
    });
    expect(await claims.unwarned(7, at(120), at(150))).toHaveLength(1);
    const [again] = await claims.renew(renewal(90));
    expect(again).toMatchObject({ branch: "a1/saw", pull: 12 });
  });

  it("renews all that a session holds, and nothing of another's", async () => {
    const { claims } = await open();
    for (const itemKey of ["A1", "A2"]) await claims.take(request({ itemKey }));
    await claims.take(request({ itemKey: "B1", sessionId: "junior" }));
    const renewed = await claims.renew(renewal(30, { itemKey: null }));
    expect(renewed.map(({ itemKey }) => itemKey).sort()).toEqual(["A1", "A2"]);
  });

  it.each([
    ["an older generation", { generation: 0 }],
    ["another session", { sessionId: "junior" }],
    ["another item", { itemKey: "A2" }],
  ])("of %s renews nothing", async (_, more) => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.renew(renewal(10, more))).toEqual([]);
  });

  it("comes too late once the claim has lapsed", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.renew(renewal(90))).toEqual([]);
    expect(await claims.take(request({ sessionId: "junior", now: at(90) }))).toMatchObject({ kind: "won" });
  });

  it("of a clock that went backwards takes no time away", async () => {
    const { claims } = await open();
    await claims.take(request());
    const [renewed] = await claims.renew(renewal(-500));
    expect(renewed).toMatchObject({ expiresAt: at(60), lapsesAt: at(90), renewedAt: at(0) });
  });

  it("with a time of its own sets that, shorter or longer", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.renew(renewal(10, { ttl: 5 * minute }))).toMatchObject([
      { expiresAt: at(15), ttl: 5 * minute },
    ]);
    expect(await claims.renew(renewal(12, { ttl: 600 * minute }))).toMatchObject([{ expiresAt: at(612) }]);
  });
});

describeStores("a parked claim", (open) => {
  const park = { until: at(1000), reason: "a human must look" };

  it("keeps what is left of its time until it's taken up again", async () => {
    const { claims } = await open();
    await claims.take(request());
    const parked = await claims.park(7, "A1", { sessionId: "senior" }, park, at(20));
    expect(parked).toMatchObject({ parked: park, expiresAt: at(1040), lapsesAt: at(1070) });
    expect(await claims.take(request({ sessionId: "junior", now: at(900) }))).toMatchObject({ kind: "held" });
    const [seen] = await claims.renew(renewal(500));
    expect(seen).toMatchObject({ parked: park, expiresAt: at(1040), renewedAt: at(500) });
    const [resumed] = await claims.renew(renewal(600, { resume: true }));
    expect(resumed).toMatchObject({ parked: null, expiresAt: at(660), lapsesAt: at(690) });
  });

  it("lapses when the longest time is over and the rest has run out", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.park(7, "A1", { sessionId: "senior" }, park, at(20));
    expect(await claims.take(request({ sessionId: "junior", now: at(1069) }))).toMatchObject({
      kind: "held",
    });
    expect(await claims.take(request({ sessionId: "junior", now: at(1070) }))).toMatchObject({ kind: "won" });
  });

  it("that is parked again gains no time", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.park(7, "A1", { sessionId: "senior" }, park, at(20));
    const again = await claims.park(7, "A1", { sessionId: "senior" }, { ...park, until: at(1100) }, at(400));
    expect(again).toMatchObject({ expiresAt: at(1140), lapsesAt: at(1170) });
  });

  it("is the holder's to park, in its generation", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.park(7, "A1", { sessionId: "junior" }, park, at(1))).toBeNull();
    expect(await claims.park(7, "A1", { sessionId: "senior", generation: 2 }, park, at(1))).toBeNull();
  });
});

describeStores("taking an expired claim", (open) => {
  it("goes in its grace and not before, ends the old one, and leaves it to be told of", async () => {
    const { claims } = await open();
    await claims.take(request());
    const take = { sessionId: "junior", take: true };
    expect(await claims.take(request({ ...take, now: at(59) }))).toMatchObject({ kind: "held" });
    expect(await claims.take(request({ ...take, now: at(60) }))).toMatchObject({
      kind: "won",
      claim: { generation: 2, sessionId: "junior" },
    });
    const untold = await claims.untold(7, at(61));
    expect(untold).toMatchObject([{ generation: 1, reason: "taken", endedAt: at(60) }]);
    if (untold[0]) await claims.markTold(untold[0], at(61));
    expect(await claims.untold(7, at(62))).toEqual([]);
    expect(await claims.renew(renewal(61))).toEqual([]);
  });

  it("of one's own is no taking", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.take(request({ take: true, now: at(70) }))).toMatchObject({ kind: "yours" });
  });
});

describeStores("what has lapsed", (open) => {
  it("is ended at the moment that it lapsed, and told of once", async () => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.untold(7, at(89))).toEqual([]);
    const untold = await claims.untold(7, at(500));
    expect(untold).toMatchObject([{ itemKey: "A1", reason: "lapsed", endedAt: at(90) }]);
    expect(await claims.untold(7, at(501))).toHaveLength(1);
    if (untold[0]) await claims.markTold(untold[0], at(501));
    expect(await claims.untold(7, at(502))).toEqual([]);
  });

  it("doesn't hold what its holder gave up", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.release(7, "A1", { sessionId: "senior" }, "released", at(5));
    expect(await claims.untold(7, at(500))).toEqual([]);
  });
});

describeStores("handing over", (open) => {
  it("is one step: a new generation for the other, with where the work is", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.renew(renewal(5, { branch: "a1/saw", pull: 3 }));
    expect(await claims.handOff(handoff(10))).toMatchObject({
      kind: "handed",
      claim: {
        sessionId: "junior",
        login: "bob",
        accountId: null,
        generation: 2,
        branch: "a1/saw",
        pull: 3,
        expiresAt: at(70),
      },
      before: { sessionId: "senior", generation: 1 },
    });
    expect(await claims.live(7, at(11))).toMatchObject([{ sessionId: "junior", branch: "a1/saw" }]);
    expect(await claims.live(7, at(11), { itemKeys: [], pull: 3 })).toHaveLength(1);
    expect(await claims.live(7, at(11), { itemKeys: [], pull: 4 })).toEqual([]);
    expect(await claims.live(7, at(11), { itemKeys: [] })).toEqual([]);
    expect(await claims.renew(renewal(12))).toEqual([]);
    expect(await claims.untold(7, at(500))).toMatchObject([{ sessionId: "junior" }]);
  });

  it.each([
    ["somebody who doesn't hold it", { from: { sessionId: "other" } }],
    ["an older generation", { from: { sessionId: "senior", generation: 9 } }],
    ["nobody any more", { now: at(95) }],
  ])("by %s changes nothing", async (_, more) => {
    const { claims } = await open();
    await claims.take(request());
    expect(await claims.handOff(handoff(10, more))).toMatchObject({ kind: "not-held" });
    expect(await claims.live(7, at(11))).toMatchObject([{ sessionId: "senior", generation: 1 }]);
  });

  it("to one that holds all it may changes nothing", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.take(request({ itemKey: "B1", sessionId: "junior" }));
    expect(await claims.handOff(handoff(10, { limit: 1 }))).toMatchObject({ kind: "limit" });
    expect(await claims.live(7, at(11))).toMatchObject([{ sessionId: "senior" }, { sessionId: "junior" }]);
  });
});

describeStores("the end of a claim that the board shows", (open) => {
  const slack = 30 * minute;
  const moved = async (claims: ClaimStore, minutes: number) =>
    (await claims.moved(7, at(minutes), slack)).map(({ itemKey }) => itemKey);

  it("is off once signs of life have moved it far enough, until the board is asked to show it", async () => {
    const { claims } = await open();
    await claims.take(request());
    await claims.take(request({ itemKey: "B1", sessionId: "junior" }));
    expect(await moved(claims, 0)).toEqual([]);
    await claims.renew(renewal(29));
    expect(await moved(claims, 29)).toEqual([]);
    const [renewed] = await claims.renew(renewal(30));
    expect(await moved(claims, 30)).toEqual(["A1"]);
    if (renewed) await claims.markShown(renewed);
    expect(await moved(claims, 30)).toEqual([]);
    await claims.renew(renewal(31, { ttl: 10 * minute }));
    expect(await moved(claims, 31)).toEqual(["A1"]);
    await claims.release(7, "A1", { sessionId: "senior" }, "released", at(32));
    expect(await moved(claims, 32)).toEqual([]);
  });

  it("is off where it moved again while the board was being asked", async () => {
    const { claims } = await open();
    await claims.take(request());
    const [seen] = await claims.renew(renewal(30));
    await claims.renew(renewal(60));
    if (seen) await claims.markShown(seen);
    expect(await moved(claims, 60)).toEqual(["A1"]);
  });
});
