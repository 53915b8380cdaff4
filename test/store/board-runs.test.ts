import { expect, it } from "vitest";
import type { BoardRun } from "../../src/core/board/run.js";
import { describeStores } from "./support.js";

const now = new Date("2026-03-01T10:00:00Z");
const run: BoardRun = { made: 120, total: 300, startedAt: now, stopped: null };
const resumesAt = new Date("2026-03-01T11:00:00Z");

describeStores("the run of a board", (open) => {
  it("is found as it was saved last, until it ends", async () => {
    const { boardRuns } = await open();
    expect(await boardRuns.find(7)).toBeNull();
    await boardRuns.save(7, run);
    expect(await boardRuns.find(7)).toEqual(run);
    for (const reason of ["rate-limit", "unreachable", "failure"] as const) {
      const stopped = {
        ...run,
        made: 121,
        stopped: { at: now, resumesAt: reason === "failure" ? null : resumesAt, reason },
      };
      await boardRuns.save(7, stopped);
      expect(await boardRuns.find(7)).toEqual(stopped);
    }
    await boardRuns.save(7, run);
    await boardRuns.save(8, run);
    await boardRuns.end(7);
    expect(await boardRuns.find(7)).toBeNull();
    expect(await boardRuns.find(8)).toEqual(run);
  });

  it("leaves notes of what differs, whatever is in them", async () => {
    const { boardRuns } = await open();
    expect(await boardRuns.notes(7)).toBeNull();
    await boardRuns.saveNotes(7, { drift: ["a \u0000 \ud800 'line'"], problems: [], syncedAt: now });
    const notes = { drift: [], problems: ["no project", "no room"], syncedAt: resumesAt };
    expect((await boardRuns.notes(7))?.drift).toEqual(["a \u0000 \ud800 'line'"]);
    await boardRuns.saveNotes(7, notes);
    expect(await boardRuns.notes(7)).toEqual(notes);
    expect(await boardRuns.notes(8)).toBeNull();
  });
});
