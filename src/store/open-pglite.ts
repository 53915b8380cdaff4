import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import type { Log } from "../app/ports/log.js";
import { lockDirectory } from "./directory-lock.js";
import { demandFreeSpace } from "./free-space.js";
import { codeOf, StoreProblem, sayingOf } from "./store-problem.js";

export interface OpenPglite {
  pglite: PGlite;
  /** Throws while it is not safe to write. */
  admit(): void;
  /** To be called when it is closed. */
  release(): void;
}

/** PGlite in memory, empty or from a dumped data directory. For tests: nothing outlives the process. */
export async function openPgliteInMemory(loadDataDir?: Blob): Promise<OpenPglite> {
  const pglite = await PGlite.create(loadDataDir ? { loadDataDir } : {});
  return { pglite, admit: () => {}, release: () => {} };
}

/**
 * PGlite in `DIRECTORY/data`. Two processes on one data directory would corrupt it, so a lock comes first.
 * Throws a `StoreProblem` where another process has it, or it can't be read, written or opened, or the disk is nearly full.
 */
export async function openPgliteOnDisk(directory: string, log: Log): Promise<OpenPglite> {
  const path = resolve(directory);
  const lock = await withAdvice(path, async () => {
    mkdirSync(path, { recursive: true });
    return lockDirectory(path, log);
  });
  if ("heldBy" in lock) throw new StoreProblem(inUse(path, lock.heldBy));
  const admit = () => demandFreeSpace(path);
  try {
    admit();
    const pglite = await withAdvice(path, () => openData(path));
    return { pglite, admit, release: lock.release };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A new database is made beside its place and moved there: a kill meanwhile leaves no half-made one. */
async function openData(path: string): Promise<PGlite> {
  const data = join(path, "data");
  if (!existsSync(data)) {
    const making = join(path, "data.new");
    rmSync(making, { recursive: true, force: true });
    const made = await PGlite.create({ dataDir: making });
    await made.close();
    renameSync(making, data);
  }
  return PGlite.create({ dataDir: data });
}

function inUse(path: string, holder: { pid: number; host: string }): string {
  const who =
    holder.pid === process.pid
      ? `this process (${holder.pid}) already`
      : `process ${holder.pid} on ${holder.host}`;
  return (
    `${path} is in use by ${who}; the embedded database serves one process only. ` +
    "Stop that process, or set DATABASE_URL to a PostgreSQL server, which any number of processes can share."
  );
}

async function withAdvice<T>(path: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new StoreProblem(
      `The embedded database in ${path} can't be opened: ${sayingOf(error)}. ${advice(error)}`,
      {
        cause: error,
      },
    );
  }
}

function advice(error: unknown): string {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
      return "Give the user of this process the right to read and write there.";
    case "EROFS":
      return "The file system is read-only; name another directory, or set DATABASE_URL to a PostgreSQL server.";
    case "ENOSPC":
    case "EDQUOT":
      return "The disk is full; free some space.";
    case "ENOTDIR":
    case "EEXIST":
      return "Something that is no directory is in the way; move it, or name another directory.";
    default:
      return (
        "If the database was made by another version or is damaged, " +
        "move the directory away: GitHub holds what a new one needs, except for deliveries that were not worked on yet."
      );
  }
}
