import { describe, expect, it } from "vitest";
import { LockedByOther, locked } from "../../../src/app/board/locked.js";
import { GitHubProblem } from "../../../src/app/ports/github-problem.js";
import type { SyncLock } from "../../../src/app/ports/token-host.js";

const start = Date.UTC(2026, 10, 21, 14);
const minutes = (count: number) => new Date(start + count * 60_000);

/** A lock that is free, and what it is asked for. */
function freeLock(more: Partial<SyncLock> = {}) {
  const asked: string[] = [];
  const lock: SyncLock = {
    take: async () => null,
    renew: async (until) => asked.push(`renew until ${until.toISOString().slice(11, 16)}`) > 0,
    release: async () => void asked.push("release"),
    ...more,
  };
  return { lock, asked };
}

const nobody = (): void => expect.fail("the lock was left");

describe("work under a lock", () => {
  it("renews it after a third of its time, and gives it back", async () => {
    const { lock, asked } = freeLock();
    let now = minutes(0);
    const done = await locked(
      lock,
      () => now,
      async (alive) => {
        for (let minute = 0; minute < 9; minute += 1) {
          now = minutes(minute);
          await alive();
        }
        return "done";
      },
      nobody,
    );
    expect(done).toBe("done");
    expect(asked).toEqual(["renew until 14:14", "renew until 14:18", "release"]);
  });

  it("is not begun while somebody else has it, and given up once somebody else has", async () => {
    const taken = freeLock({ take: async () => minutes(7) });
    const begun = locked(
      taken.lock,
      () => minutes(0),
      async () => expect.fail("begun"),
      nobody,
    );
    await expect(begun).rejects.toMatchObject({ until: minutes(7) });
    expect(taken.asked).toEqual([]);

    const lost = freeLock({ renew: async () => false });
    let now = minutes(0);
    const going = locked(
      lost.lock,
      () => now,
      async (alive) => {
        now = minutes(9);
        await alive();
      },
      nobody,
    );
    await expect(going).rejects.toThrow(LockedByOther);
  });

  it("says until when it stays where GitHub doesn't take it away, and what came of the work all the same", async () => {
    const limited = new GitHubProblem("rate-limited", "wait");
    const release = async () => Promise.reject(limited);
    const told: Date[] = [];
    const left = (until: Date) => void told.push(until);
    const now = () => minutes(0);
    expect(await locked(freeLock({ release }).lock, now, async () => "done", left)).toBe("done");
    const failed = () => Promise.reject(new Error("of the work"));
    await expect(locked(freeLock({ release }).lock, now, failed, left)).rejects.toThrow("of the work");
    expect(told).toEqual([minutes(10), minutes(10)]);
  });
});
