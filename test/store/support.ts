import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import pg from "pg";
import { afterEach, describe } from "vitest";
import type { Log } from "../../src/app/ports/log.js";
import type { Store } from "../../src/app/ports/store.js";
import { assembleStore } from "../../src/store/assemble-store.js";
import { openStore, type StoreOptions } from "../../src/store/open.js";
import { pgliteDialect } from "../../src/store/pglite-dialect.js";
import type { Schema } from "../../src/store/schema.js";

export type StoreKind = "pglite" | "postgres";
type TestOptions = Partial<Pick<StoreOptions, "log" | "now" | "timing">>;

/** Address of a PostgreSQL server on which databases may be made; without it that half of the tests is skipped. */
export const postgresUrl = process.env.TEST_DATABASE_URL ?? null;

export const quietLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Fast enough for tests to wait for. */
export const quickTiming = { poll: 20, sweep: 100, retryFirst: 20, retryMost: 100 };

/** A new, empty store of that kind. Closing it drops what it stood on. */
export async function openTestStore(kind: StoreKind, options: TestOptions = {}): Promise<Store> {
  const database = await createTestDatabase(kind);
  const store = await database.open(options);
  return {
    ...store,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

/** A database that outlives the stores opened on it, one after the other (and, PostgreSQL, side by side). */
export interface TestDatabase {
  /** What to pass to `openStore`. */
  place: Pick<StoreOptions, "databaseUrl" | "directory">;
  open(options?: TestOptions): Promise<Store>;
  drop(): Promise<void>;
}

export async function createTestDatabase(kind: StoreKind): Promise<TestDatabase> {
  return kind === "pglite" ? pgliteDatabase() : postgresDatabase();
}

async function pgliteDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), "signalbox-store-"));
  const place = { databaseUrl: null, directory };
  const loadDataDir = await migratedDataDirectory();
  return {
    place,
    open: (options) => openStore({ log: quietLog, ...place, ...options, loadDataDir }),
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function postgresDatabase(): Promise<TestDatabase> {
  if (postgresUrl === null) throw new Error("TEST_DATABASE_URL is not set");
  const name = `signalbox_test_${randomBytes(6).toString("hex")}`;
  await onServer(`create database ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const place = { databaseUrl: url.href, directory: join(tmpdir(), "unused") };
  return {
    place,
    open: (options) => openStore({ log: quietLog, ...place, ...options }),
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl ?? undefined });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * A data directory with all tables in it, made once for each state of the migrations and kept in the
 * temporary directory: making one takes seconds, loading one a fraction of that.
 */
export async function migratedDataDirectory(): Promise<Blob> {
  const file = join(tmpdir(), `signalbox-tables-${versionOfTables()}.tar`);
  if (!existsSync(file)) {
    const pglite = await PGlite.create();
    const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
    await assembleStore(db, { log: quietLog }, () => {});
    const making = `${file}.${process.pid}`;
    writeFileSync(making, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
    renameSync(making, file);
    await db.destroy();
  }
  return new Blob([readFileSync(file)]);
}

function versionOfTables(): string {
  const hash = createHash("sha256");
  const migrations = new URL("../../src/store/migrations/", import.meta.url);
  for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(new URL(name, migrations)));
  hash.update(readFileSync(new URL("../../src/store/job-sender.ts", import.meta.url)));
  for (const library of ["@electric-sql/pglite", "pg-boss"]) {
    hash.update(readFileSync(new URL(`../../node_modules/${library}/package.json`, import.meta.url)));
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Runs the same tests on both stores. `open` gives a new, empty store, closed and dropped after the test. The
 * PostgreSQL half shows as skipped where there is no server to run it on.
 */
export function describeStores(
  name: string,
  tests: (open: (options?: TestOptions) => Promise<Store>, kind: StoreKind) => void,
): void {
  describeDatabases(name, (create, kind) => {
    tests(async (options) => (await create()).open(options), kind);
  });
}

/** As `describeStores`, for tests that open a store more than once. All stores are closed after each test. */
export function describeDatabases(
  name: string,
  tests: (create: () => Promise<TestDatabase>, kind: StoreKind) => void,
): void {
  for (const kind of ["pglite", "postgres"] as const) {
    const missing = kind === "postgres" && postgresUrl === null;
    describe.skipIf(missing)(`${name} (${kind}${missing ? ": TEST_DATABASE_URL is not set" : ""})`, () => {
      const cleanups: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const clean of cleanups.splice(0).reverse()) await clean();
      });
      const create = async () => {
        const database = await createTestDatabase(kind);
        cleanups.push(database.drop);
        const open = async (options?: TestOptions) => {
          const store = await database.open(options);
          cleanups.push(store.close);
          return store;
        };
        return { ...database, open };
      };
      tests(create, kind);
    });
  }
}
