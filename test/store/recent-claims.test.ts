import { expect, it } from "vitest";
import { describeStores } from "./support.js";

const minute = 60_000;
const at = (minutes: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + minutes * minute);

describeStores("claims that are not settled yet", (open) => {
  it("are those that began or ended lately, and those whose end nobody was told", async () => {
    const { claims } = await open();
    const take = (itemKey: string, minutes: number, repositoryId = 7) =>
      claims.take({
        repositoryId,
        itemKey,
        sessionId: `ada/${itemKey}`,
        login: "ada",
        accountId: 1,
        now: at(minutes),
        ttl: 60 * minute,
        grace: 30 * minute,
        limit: 9,
        perLogin: 9,
        take: false,
      });
    for (const itemKey of ["held", "released", "lapsed", "told"]) await take(itemKey, 0);
    await take("elsewhere", 60, 8);
    await claims.release(7, "released", { sessionId: "ada/released" }, "released by ada", at(5));
    await claims.renew({
      repositoryId: 7,
      sessionId: "ada/held",
      itemKey: "held",
      now: at(55),
      grace: 0,
      resume: false,
    });
    await claims.renew({
      repositoryId: 7,
      sessionId: "ada/lapsed",
      itemKey: "lapsed",
      now: at(5),
      grace: 0,
      resume: false,
    });
    const recent = async (now: number, since: number) =>
      (await claims.recent(7, at(now), at(since))).map(({ itemKey }) => itemKey).sort();

    expect(await recent(5, 0)).toEqual(["held", "lapsed", "released", "told"]);
    expect(await recent(6, 5)).toEqual(["released"]);
    expect(await recent(6, 6)).toEqual([]);
    // Both have lapsed; the clock hasn't told anybody yet.
    expect(await recent(100, 100)).toEqual(["lapsed", "told"]);
    for (const claim of await claims.untold(7, at(100))) {
      expect(await recent(100, 100)).toContain(claim.itemKey);
      await claims.markTold(claim, at(100));
    }
    expect(await recent(100, 100)).toEqual([]);
    expect(await recent(100, 80)).toEqual(["lapsed", "told"]);
  });
});
