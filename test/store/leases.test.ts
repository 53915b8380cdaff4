import { expect, it } from "vitest";
import type { Job } from "../../src/app/ports/queue.js";
import { describeStores } from "./support.js";

const job: Job = { lane: "board", repositoryId: 7 };
const at = (second: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + second * 1_000);

describeStores("leases", (open) => {
  it("go to one of many, until they are given back", async () => {
    const { leases } = await open();
    const holders = Array.from({ length: 20 }, (_, index) => `holder-${index}`);
    const taken = await Promise.all(holders.map((holder) => leases.acquire(job, holder, at(0), at(60))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const winner = holders[taken.indexOf(true)] ?? "";
    await leases.release(job, "somebody else");
    expect(await leases.acquire(job, "next", at(1), at(60))).toBe(false);
    await leases.release(job, winner);
    expect(await leases.acquire(job, "next", at(1), at(60))).toBe(true);
  });

  it("go to nobody twice, not even to the holder itself", async () => {
    const { leases } = await open();
    await leases.acquire(job, "a", at(0), at(60));
    expect(await leases.acquire(job, "a", at(1), at(60))).toBe(false);
  });

  it("end by themselves at the moment that was said", async () => {
    const { leases } = await open();
    await leases.acquire(job, "a", at(0), at(60));
    expect(await leases.acquire(job, "b", at(59.999), at(120))).toBe(false);
    expect(await leases.acquire(job, "b", at(60), at(120))).toBe(true);
    expect(await leases.renew(job, "a", at(200))).toBe(false);
    await leases.release(job, "a");
    expect(await leases.acquire(job, "c", at(61), at(120))).toBe(false);
  });

  it("are made longer by their holder", async () => {
    const { leases } = await open();
    await leases.acquire(job, "a", at(0), at(60));
    expect(await leases.renew(job, "a", at(120))).toBe(true);
    expect(await leases.acquire(job, "b", at(60), at(180))).toBe(false);
    expect(await leases.acquire(job, "b", at(120), at(180))).toBe(true);
  });

  it("are apart for each lane and repository", async () => {
    const { leases } = await open();
    await leases.acquire(job, "a", at(0), at(60));
    expect(await leases.acquire({ ...job, lane: "verdict" }, "b", at(0), at(60))).toBe(true);
    expect(await leases.acquire({ ...job, repositoryId: 8 }, "b", at(0), at(60))).toBe(true);
  });
});
