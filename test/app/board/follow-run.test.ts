import { expect, it } from "vitest";
import { followRun } from "../../../src/app/board/follow-run.js";
import { GitHubProblem } from "../../../src/app/ports/github-problem.js";
import type { Repository } from "../../../src/app/ports/repository.js";
import type { Store } from "../../../src/app/ports/store.js";
import { quietLog } from "../../store/quiet-log.js";
import { describeStores } from "../../store/support.js";

const repository: Repository = {
  id: 31,
  installationId: 7,
  owner: "north",
  name: "signals",
  ownerType: "Organization",
  defaultBranch: "main",
};
const noon = new Date("2026-03-01T12:00:00Z");
const one = new Date("2026-03-01T13:00:00Z");
const limit = (retryAt = one) => new GitHubProblem("rate-limited", "no more", { retryAt });

/** A repository whose sync makes changes as a test says, with the writes that its progress took. */
function follow(store: Store) {
  const writes: [number, number, string | null][] = [];
  let time = noon;
  const counted: Store = {
    ...store,
    boardRuns: {
      ...store.boardRuns,
      save: (id, run) => {
        writes.push([run.made, run.total, run.stopped?.reason ?? null]);
        return store.boardRuns.save(id, run);
      },
    },
  };
  const context = { store: counted, repository, log: quietLog, now: () => time };
  /** Makes `made` of `total` changes, and ends with an error if one is given. */
  const sync = (made: number, total: number, error?: Error, msEach = 0) =>
    followRun(context, async (onProgress) => {
      for (let index = 0; index <= made; index += 1) {
        await onProgress(index, total);
        time = new Date(time.getTime() + msEach);
      }
      if (error) throw error;
      return "done";
    });
  const fails = (error: Error) =>
    followRun(context, async () => {
      throw error;
    });
  return {
    writes,
    sync,
    fails,
    kept: () => store.boardRuns.find(repository.id),
    asked: () => store.work.next(repository.id, "status", noon),
  };
}

describeStores("the progress of a sync", (open) => {
  it("takes no write where it is short, and none of the status", async () => {
    const run = follow(await open());
    expect(await run.sync(19, 19)).toBe("done");
    expect(await run.sync(0, 0)).toBe("done");
    expect(run.writes).toEqual([]);
    expect(await run.asked()).toBeNull();
  });

  it("takes one write for twenty changes, and is gone at the end", async () => {
    const run = follow(await open());
    await run.sync(65, 65);
    expect(run.writes).toEqual([
      [20, 65, null],
      [40, 65, null],
      [60, 65, null],
    ]);
    expect(await run.asked()).not.toBeNull();
    expect(await run.kept()).toBeNull();
  });

  it("takes one write in five seconds where changes are slow", async () => {
    const run = follow(await open());
    await run.sync(12, 12, undefined, 1_000);
    expect(run.writes.map(([made]) => made)).toEqual([5, 10]);
  });

  it("says where a rate limit stopped it, and goes on from there with the same total", async () => {
    const run = follow(await open());
    await expect(run.sync(120, 300, limit())).rejects.toThrow("no more");
    expect(await run.kept()).toEqual({
      made: 120,
      total: 300,
      startedAt: noon,
      stopped: { at: noon, resumesAt: one, reason: "rate-limit" },
    });
    run.writes.length = 0;
    await expect(run.sync(1, 180, limit())).rejects.toThrow("no more");
    expect(run.writes).toEqual([
      [120, 300, null],
      [121, 300, "rate-limit"],
    ]);
    await run.sync(179, 179);
    expect(await run.kept()).toBeNull();
    run.writes.length = 0;
    await run.sync(20, 40);
    expect(run.writes).toEqual([[20, 40, null]]);
  });

  it("is not written again while the same stop is met again", async () => {
    const run = follow(await open());
    await expect(run.sync(3, 9, limit())).rejects.toThrow();
    run.writes.length = 0;
    await expect(run.fails(limit())).rejects.toThrow();
    expect(run.writes).toEqual([]);
    const later = new Date("2026-03-01T14:00:00Z");
    await expect(run.fails(limit(later))).rejects.toThrow();
    expect((await run.kept())?.stopped?.resumesAt).toEqual(later);
    expect((await run.kept())?.made).toBe(3);
  });

  it("is told of where not even the board could be loaded", async () => {
    const run = follow(await open());
    await expect(run.fails(limit())).rejects.toThrow();
    expect(await run.kept()).toMatchObject({ made: 0, total: 0, stopped: { resumesAt: one } });
    await run.sync(0, 0);
    expect(await run.kept()).toBeNull();
  });

  it("names the other reasons to stop, and no time where nobody knows one", async () => {
    const run = follow(await open());
    await expect(run.sync(1, 9, new Error("bug"))).rejects.toThrow("bug");
    expect((await run.kept())?.stopped).toEqual({ at: noon, resumesAt: null, reason: "failure" });
    const down = new GitHubProblem("unavailable", "down", { retryAt: one });
    await expect(run.sync(1, 9, down)).rejects.toThrow("down");
    expect((await run.kept())?.stopped).toEqual({ at: noon, resumesAt: one, reason: "unreachable" });
  });

  it("says nothing of a fault before the board was loaded", async () => {
    const run = follow(await open());
    await expect(run.fails(new GitHubProblem("missing", "no branch"))).rejects.toThrow();
    expect(await run.kept()).toBeNull();
  });
});
