import { type Migration, Migrator } from "kysely";
import { migrations } from "./migrations/all.js";
import type { Database } from "./schema.js";

/**
 * Brings the tables to this version, in one transaction. Replicas that start at once wait for each other on
 * an advisory lock that kysely takes. Returns the names of the migrations that ran.
 * Throws where one fails, and where the database was made by a newer version.
 */
export async function migrate(
  db: Database,
  steps: Record<string, Migration> = migrations,
): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((one) => one.migrationName);
}
