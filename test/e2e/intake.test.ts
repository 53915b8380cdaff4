import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { post } from "./post.js";
import { closeWorlds, openWorld } from "./world.js";

closeWorlds();

describe.each(storeKinds)("a delivery (%s)", (kind) => {
  it("that is forged, unsigned, too large or no JSON is refused", async () => {
    const world = await openWorld({ kind });
    expect(await post(world, "{}", { signature: `sha256=${"0".repeat(64)}` })).toBe(401);
    expect(await post(world, "{}", { signature: "rubbish" })).toBe(401);
    expect(await post(world, "{}", { signature: null })).toBe(401);
    expect(await post(world, "{", {})).toBe(400);
    expect(await post(world, "null")).toBe(400);
    expect(await post(world, "{}", { method: "GET" })).toBe(404);
    expect(await post(world, JSON.stringify({ x: "y".repeat(26_300_000) }))).toBe(413);
    expect((await world.store.deliveries.backlog()).waiting).toBe(0);
  });

  it("that is repeated is answered 2xx and does nothing", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const { number } = await issueOf(world, "A1");
    await world.ada.comment(world, number, "/status");
    await world.settle();
    const delivered = world.sandbox.deliveries().filter((one) => one.event === "issue_comment");
    expect(delivered.length).toBeGreaterThan(0);
    const before = (await issueOf(world, "A1")).comments.length;
    for (const one of delivered) {
      expect(await post(world, JSON.stringify(one.payload), { id: one.guid, event: one.event })).toBe(200);
    }
    await world.settle();
    expect((await issueOf(world, "A1")).comments).toHaveLength(before);
  });

  it("that the store can't take is answered 5xx, and can be sent again", async () => {
    const world = await openWorld({ kind });
    const { receive } = world.store.deliveries;
    world.store.deliveries.receive = () => Promise.reject(new Error("the disk is full"));
    await world.push({ [planPath]: ferryPlan });
    const failed = world.sandbox.deliveries().filter((one) => one.event === "push");
    expect(failed.map((one) => one.statusCode)).toEqual([500]);
    world.store.deliveries.receive = receive;
    for (const one of failed) {
      expect(await post(world, JSON.stringify(one.payload), { id: one.guid, event: one.event })).toBe(200);
    }
    await world.settle();
    expect((await issueOf(world, "A1")).title).toBe("Weld the keel");
  });

  it("of our own App makes no work", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const own = world.sandbox.deliveries().filter((one) => {
      const { sender } = one.payload as { sender?: { login?: string } };
      return sender?.login === "signalbox[bot]";
    });
    expect(own.length).toBeGreaterThan(3);
    world.sandbox.clearRequests();
    for (const one of own) {
      expect(await post(world, JSON.stringify(one.payload), { event: one.event })).toBe(200);
    }
    await world.settle();
    expect(world.sandbox.requests().filter((one) => one.actor === "signalbox[bot]")).toEqual([]);
  });

  it("finds health and readiness served beside it", async () => {
    const world = await openWorld({ kind });
    const get = async (path: string) => (await fetch(`${world.app.url}${path}`)).status;
    expect(await get("/healthz")).toBe(200);
    expect(await get("/readyz")).toBe(200);
    world.store.ping = () => Promise.reject(new Error("gone"));
    expect(await get("/readyz")).toBe(503);
    expect(await get("/healthz")).toBe(200);
  });
});
