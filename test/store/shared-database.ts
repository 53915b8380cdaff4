import { PGlite } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import type { Store } from "../../src/app/ports/store.js";
import { assembleStore } from "../../src/store/assemble-store.js";
import { pgliteDialect } from "../../src/store/pglite-dialect.js";
import type { Schema } from "../../src/store/schema.js";
import { quietLog } from "./quiet-log.js";
import { migratedDump } from "./table-dump.js";
import { createTestDatabase, runOn, type StoreKind, type TestOptions } from "./test-database.js";

/** A database that is emptied instead of made anew, which is much quicker. */
export interface SharedDatabase {
  openEmpty(options?: TestOptions): Promise<Store>;
  drop(): Promise<void>;
}

export async function shareDatabase(kind: StoreKind): Promise<SharedDatabase> {
  return kind === "pglite" ? sharePglite() : sharePostgres();
}

async function sharePglite(): Promise<SharedDatabase> {
  const pglite = await PGlite.create({ loadDataDir: await migratedDump() });
  const connection = {
    query: pglite.query.bind(pglite),
    exec: pglite.exec.bind(pglite),
    close: async () => {},
  };
  return {
    openEmpty: async (options) => {
      await pglite.exec(emptyAllTables);
      const db = new Kysely<Schema>({ dialect: pgliteDialect(connection) });
      return assembleStore(db, { log: quietLog, ...options }, () => {});
    },
    drop: () => pglite.close(),
  };
}

async function sharePostgres(): Promise<SharedDatabase> {
  const database = await createTestDatabase("postgres");
  await (await database.open()).close();
  return {
    openEmpty: async (options) => {
      await runOn(database.place.databaseUrl ?? "", emptyAllTables);
      return database.open(options);
    },
    drop: database.drop,
  };
}

const emptyAllTables = `do $$
declare name text;
begin
  for name in
    select format('%I.%I', schemaname, tablename) from pg_tables
    where (schemaname = 'public' and tablename not like 'kysely%')
      or (schemaname = 'pgboss' and tablename in ('job', 'archive'))
  loop
    execute 'truncate ' || name || ' restart identity cascade';
  end loop;
end $$`;
