import { readFileSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isRunning, type ProcessIdentity, thisProcess } from "./process-identity.js";

const fileSchema = z.object({ pid: z.int(), host: z.string(), started: z.string().nullable() });

/** A holder on another host can't be asked; it shows that it lives by touching its file. */
export const touchEveryMs = 10_000;
const silentAfterMs = 60_000;

/** What a lock file says: who holds the lock, that nobody does, or that the file is gone. */
export type LockState = { kind: "held"; by: ProcessIdentity } | { kind: "free" } | { kind: "gone" };

export async function readLock(path: string): Promise<LockState> {
  const identity = await identityIn(path);
  if (identity === "gone") return { kind: "gone" };
  if (identity === null) return { kind: "free" };
  const lives = identity.host === thisProcess().host ? isRunning(identity) : !isSilent(path);
  return lives ? { kind: "held", by: identity } : { kind: "free" };
}

/** Null: released, or its maker died before it could write its name. */
async function identityIn(path: string): Promise<ProcessIdentity | null | "gone"> {
  for (let attempt = 0; ; attempt++) {
    const text = textOf(path);
    if (text === null) return "gone";
    if (text === released) return null;
    const parsed = fileSchema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    // Creating the file and writing it are two steps of its maker; give it a moment.
    if (attempt === 10) return null;
    await wait(50);
  }
}

export const released = "released\n";

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSilent(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || Date.now() - stat.mtimeMs > silentAfterMs;
}
