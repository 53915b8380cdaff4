import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { assembleStore } from "../../src/store/assemble-store.js";
import { pgliteDialect } from "../../src/store/pglite-dialect.js";
import type { Schema } from "../../src/store/schema.js";
import { quietLog } from "./quiet-log.js";

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
