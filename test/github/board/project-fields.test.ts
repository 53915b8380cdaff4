import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { BoardStore } from "../../../src/app/ports/board-store.js";
import type { Store } from "../../../src/app/ports/store.js";
import { claim, item, plan } from "../../core/board/plans.js";
import { storeKinds } from "../../store/kinds.js";
import { openPooledStore } from "../../store/store-pool.js";
import { type Option, type ProjectPeople, projectPeople } from "./project-people.js";
import { type SandboxBoard, sandboxBoard } from "./sandbox-board.js";

describe.each(storeKinds)("the fields of a project that people arrange (%s)", (kind) => {
  let store: Store;
  let board: SandboxBoard<BoardStore>;
  let people: ProjectPeople;
  beforeEach(async () => {
    store = await openPooledStore(kind);
    board = await sandboxBoard("acme", store.boards);
    people = projectPeople(board.ada, "acme");
  });
  afterEach(async () => {
    await board.sandbox.close();
    await store.close();
  });

  const planned = plan(item("A", { phase: "One", estimate: "2h" }));
  const claimed = { claims: [claim("A")] };
  const only = async () => (await people.values())["Build A"];

  /** Syncs twice: the second time there must be nothing left to write. */
  async function settled(...[of, more]: Parameters<typeof board.sync>) {
    const result = await board.sync(of, more);
    expect((await board.sync(of, more)).writes).toBe(0);
    return result;
  }

  test("show the claim while there is one, and the estimate as the plan says it", async () => {
    const shown = { Track: "core", Phase: "One", Wave: "Wave 1", Estimate: "2h" };
    await settled(planned, claimed);
    expect(await only()).toEqual({
      ...shown,
      Status: "Claimed",
      Session: "one",
      "Claim ends": "2026-03-01 16:00 UTC",
    });
    await settled(planned);
    expect(await only()).toEqual({ ...shown, Status: "Ready" });
  });

  test("are followed when they and their options are renamed", async () => {
    await settled(planned);
    const status = await people.field("Status");
    await people.rename(status, "Stage");
    const renamed = (status.options ?? []).map(
      (option): Option =>
        option.name === "Claimed"
          ? { ...option, name: "Building", color: "PINK", description: "Theirs" }
          : option,
    );
    await people.setOptions(status, renamed);
    await people.rename(await people.field("Session"), "Who");
    await people.rename(await people.field("Phase"), "Sprint");
    expect((await settled(planned, claimed)).problems).toEqual([]);
    expect(await only()).toMatchObject({ Stage: "Building", Who: "one", Sprint: "One" });
    await expect(people.field("Status")).rejects.toThrow("no field");

    const two = plan(item("A", { phase: "One", estimate: "2h" }), item("B", { phase: "Two" }));
    const sprint = await people.field("Sprint");
    await people.setOptions(sprint, [
      { id: sprint.options?.[0]?.id ?? "", name: "Uno", color: "RED", description: "!" },
    ]);
    expect((await settled(two)).problems).toEqual([]);
    expect((await people.field("Sprint")).options).toMatchObject([
      { id: sprint.options?.[0]?.id, name: "Uno", color: "RED", description: "!" },
      { name: "Two" },
    ]);
    expect((await people.values())["Build A"]).toMatchObject({ Sprint: "Uno", Stage: "Ready" });
    expect((await people.values())["Build A"]).not.toHaveProperty("Who");
    expect((await people.values())["Build B"]).toMatchObject({ Sprint: "Two" });
  });

  test("are made again when they are deleted, and so are their options", async () => {
    await settled(planned, claimed);
    const before = await only();
    await people.remove(await people.field("Session"));
    await people.remove(await people.field("Phase"));
    const status = await people.field("Status");
    await people.setOptions(
      status,
      (status.options ?? []).filter(({ name }) => name !== "Claimed"),
    );
    expect((await settled(planned, claimed)).problems).toEqual([]);
    expect(await only()).toEqual(before);
  });

  test("hold numbers and days where people made them so, and no other types, which is said", async () => {
    await board.sync(plan(item("A", { state: "done" }), item("B")));
    for (const name of ["Wave", "Claim ends", "Session"]) await people.remove(await people.field(name));
    await people.make("Wave", "NUMBER");
    await people.make("Estimate", "NUMBER");
    await people.make("Claim ends", "DATE");
    await people.make("Session", "DATE");
    await people.make("Phase", "NUMBER");
    const result = await settled(planned, claimed);
    expect(result.problems).toEqual([
      expect.stringMatching(/^The field Phase of project "Signalbox" is of a type/),
      expect.stringMatching(/^The field Session of project/),
    ]);
    expect(await only()).toEqual({
      Status: "Claimed",
      Track: "core",
      Wave: 1,
      Estimate: 2,
      "Claim ends": "2026-03-01",
    });
    await people.rename(await people.field("Session"), "Seen");
    expect((await settled(planned, claimed)).problems).toHaveLength(1);
    expect(await only()).toMatchObject({ Session: "one" });
    await settled(planned);
    expect(await only()).not.toHaveProperty("Claim ends");
  });

  test("are set up anew in the project that replaces a deleted one", async () => {
    await settled(planned, claimed);
    await people.rename(await people.field("Track"), "Lane");
    await settled(planned, claimed);
    const before = await people.projectId();
    await people.delete();
    expect((await settled(planned, claimed)).problems).toEqual([]);
    expect(await people.projectId()).not.toBe(before);
    expect(await only()).toMatchObject({ Status: "Claimed", Track: "core", Session: "one" });
  });

  test("are left as they are in a project that is closed, which is said", async () => {
    await settled(planned);
    await people.close();
    const result = await settled(planned, claimed);
    expect(result.problems).toEqual([expect.stringMatching(/^The project "Signalbox" is closed: reopen it/)]);
  });
});
