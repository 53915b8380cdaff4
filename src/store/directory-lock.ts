import { existsSync, readdirSync, rmSync, utimes, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../app/ports/log.js";
import { type LockState, readLock, released, touchEveryMs } from "./lock-file.js";
import { type ProcessIdentity, thisProcess } from "./process-identity.js";

export type LockResult = { release(): void } | { heldBy: ProcessIdentity };

/**
 * Takes the directory for this process, or says who has it.
 *
 * The lock is the file `lock.N` with the highest N. Whoever finds it free (released, or its holder dead)
 * makes `lock.N+1`, which only one process can (`wx`), and holds the lock if that is the highest then. Numbers
 * never fall, since a release leaves its file behind, so nobody can take over a lock that he read long ago:
 * deleting or overwriting a stale lock file would have that hole.
 */
export async function lockDirectory(directory: string, log: Log): Promise<LockResult> {
  for (;;) {
    const highest = Math.max(0, ...numbers(directory));
    const state: LockState = highest === 0 ? { kind: "free" } : await readLock(fileOf(directory, highest));
    if (state.kind === "held") return { heldBy: state.by };
    if (state.kind === "gone") continue;
    if (!create(fileOf(directory, highest + 1))) continue;
    const present = numbers(directory);
    for (const older of present.filter((number) => number <= highest))
      rmSync(fileOf(directory, older), { force: true });
    if (Math.max(...present) === highest + 1) return hold(fileOf(directory, highest + 1), log);
    rmSync(fileOf(directory, highest + 1), { force: true });
  }
}

function hold(file: string, log: Log): { release(): void } {
  const touch = setInterval(() => {
    const now = new Date();
    utimes(file, now, now, (error) => {
      if (error) log.warn({ err: error, file }, "the lock of the data directory is gone");
    });
  }, touchEveryMs);
  touch.unref();
  const release = () => {
    clearInterval(touch);
    process.off("exit", release);
    if (existsSync(file)) writeFileSync(file, released);
  };
  process.on("exit", release);
  return { release };
}

function create(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify(thisProcess()), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function numbers(directory: string): number[] {
  return readdirSync(directory)
    .map((name) => /^lock\.([1-9][0-9]{0,14})$/.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number);
}

function fileOf(directory: string, number: number): string {
  return join(directory, `lock.${number}`);
}
