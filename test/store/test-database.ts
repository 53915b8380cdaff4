import { randomBytes } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { Store } from "../../src/app/ports/store.js";
import { openStore, type StoreOptions } from "../../src/store/open.js";
import { quietLog } from "./quiet-log.js";
import { migratedDirectory } from "./table-dump.js";

export type StoreKind = "pglite" | "postgres";
export type TestOptions = Partial<Pick<StoreOptions, "log" | "now" | "timing">>;

/** Address of a PostgreSQL server on which databases may be made; without it that half of the tests is skipped. */
export const postgresUrl = process.env.TEST_DATABASE_URL || null;

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
  cpSync(await migratedDirectory(), join(directory, "data"), { recursive: true });
  return {
    place,
    open: (options) => openStore({ log: quietLog, ...place, ...options }),
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

async function postgresDatabase(): Promise<TestDatabase> {
  if (postgresUrl === null) throw new Error("TEST_DATABASE_URL is not set");
  const name = `signalbox_test_${process.env.TEST_RUN}_${randomBytes(6).toString("hex")}`;
  await runOn(postgresUrl, `create database ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  const place = { databaseUrl: url.href, directory: join(tmpdir(), "unused") };
  return {
    place,
    open: (options) => openStore({ log: quietLog, ...place, ...options }),
    drop: () => runOn(postgresUrl, `drop database if exists ${name} with (force)`),
  };
}

export async function runOn<Row>(databaseUrl: string, statement: string): Promise<void> {
  await queryOn<Row>(databaseUrl, statement);
}

export async function queryOn<Row>(databaseUrl: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
