import { statfsSync } from "node:fs";
import { StoreProblem } from "./store-problem.js";

/**
 * PostgreSQL stops with a panic when it can't write its log, which comes in files of 16 MB; PGlite, being
 * PostgreSQL without a process to end, then spins for ever. So we stop well before: the biggest delivery that
 * GitHub sends is 25 MB, and is written twice.
 */
const leastBytes = 128 * 1024 * 1024;

/** Throws a `StoreProblem` where the disk under the path is nearly full. */
export function demandFreeSpace(path: string): void {
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  if (free >= leastBytes) return;
  throw new StoreProblem(
    `The disk under ${path} is nearly full: ${megabytes(free)} MB are free and the embedded database needs ` +
      `${megabytes(leastBytes)} MB to be safe. Free some space; nothing is written until then.`,
  );
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
