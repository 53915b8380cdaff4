import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { pgliteDialect } from "../../src/store/pglite-dialect.js";
import type { Database, Schema } from "../../src/store/schema.js";
import { migratedDump } from "./table-dump.js";

/** A database below the store's interface, in memory: for what can't be seen through that. */
export async function bareDatabase(admit?: () => void): Promise<Database> {
  const pglite = await PGlite.create({ loadDataDir: await migratedDump() });
  return new Kysely<Schema>({ dialect: pgliteDialect(pglite, admit) });
}
