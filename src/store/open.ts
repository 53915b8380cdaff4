import { Kysely, PostgresDialect } from "kysely";
import type { Log } from "../app/ports/log.js";
import type { Store } from "../app/ports/store.js";
import { assembleStore } from "./assemble-store.js";
import { openPgliteInMemory, openPgliteOnDisk } from "./open-pglite.js";
import { openPostgres } from "./open-postgres.js";
import { pgliteDialect } from "./pglite-dialect.js";
import type { QueueTiming } from "./queue.js";
import type { Database, Schema } from "./schema.js";

export interface StoreOptions {
  /** Of a PostgreSQL database; null: the embedded one. */
  databaseUrl: string | null;
  /** Where the embedded database lives; made if it isn't there. */
  directory: string;
  log: Log;
  /** The embedded database in memory: nothing outlives the process. */
  memory?: boolean;
  /** What a database in memory starts from: a data directory, as PGlite's `dumpDataDir` makes it. */
  loadDataDir?: Blob;
  /** The clock by which work becomes due. */
  now?: () => Date;
  timing?: Partial<QueueTiming>;
}

/**
 * Opens the store and brings its tables to this version. Throws a `StoreProblem`, whose message says what to
 * do, where the database can't be had.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { db, release } = await openDatabase(options);
  try {
    return await assembleStore(db, options, release);
  } catch (error) {
    await db.destroy();
    release();
    throw error;
  }
}

async function openDatabase(options: StoreOptions): Promise<{ db: Database; release(): void }> {
  const { databaseUrl, directory, log, memory = false, loadDataDir } = options;
  if (databaseUrl !== null) {
    const pool = await openPostgres(databaseUrl, log);
    return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), release: () => {} };
  }
  const { pglite, admit, release } = memory
    ? await openPgliteInMemory(loadDataDir)
    : await openPgliteOnDisk(directory, log);
  return { db: new Kysely<Schema>({ dialect: pgliteDialect(pglite, admit) }), release };
}
