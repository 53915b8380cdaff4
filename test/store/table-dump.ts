import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { assembleStore } from "../../src/store/assemble-store.js";
import { pgliteDialect } from "../../src/store/pglite-dialect.js";
import type { Schema } from "../../src/store/schema.js";
import { quietLog } from "./quiet-log.js";

// Making a data directory takes seconds, starting from a made one a fraction of that. So one is made for each
// state of the migrations and kept in the temporary directory.

/** A data directory with all tables in it, for a database in memory. */
export async function migratedDump(): Promise<Blob> {
  const file = await kept("tar", async (making) => {
    const pglite = await PGlite.create();
    const db = new Kysely<Schema>({ dialect: pgliteDialect(pglite) });
    await assembleStore(db, { log: quietLog }, () => {});
    writeFileSync(making, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
    await db.destroy();
  });
  return new Blob([readFileSync(file)]);
}

/** The path of a data directory with all tables in it, to be copied. */
export async function migratedDirectory(): Promise<string> {
  const loadDataDir = await migratedDump();
  return kept("data", async (making) => {
    await (await PGlite.create({ dataDir: making, loadDataDir })).close();
  });
}

async function kept(suffix: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(tmpdir(), `signalbox-tables-${versionOfTables()}.${suffix}`);
  if (existsSync(path)) return path;
  const making = `${path}.${process.pid}`;
  await make(making);
  // Another worker may have been quicker; its directory can't be replaced and needn't be.
  if (existsSync(path)) rmSync(making, { recursive: true });
  else renameSync(making, path);
  return path;
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
