import { type Migration, Migrator } from "kysely";
import { migrations } from "./migrations/all.js";
import type { Database } from "./schema.js";
import { StoreProblem, sayingOf } from "./store-problem.js";

/**
 * Brings the tables to this version, in one transaction. Replicas that start at once wait for each other on
 * an advisory lock that kysely takes. Returns the names of the migrations that ran.
 * Throws where one fails, which changes nothing then, and a `StoreProblem` where the database has migrations
 * that this version doesn't know.
 */
export async function migrate(
  db: Database,
  steps: Record<string, Migration> = migrations,
): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
  const { error, results } = await migrator.migrateToLatest();
  if (results === undefined && sayingOf(error).startsWith("corrupted migrations")) {
    throw new StoreProblem(
      "The database was made by a newer version of Signalbox. Start that version, or give this one a database of its own.",
      { cause: error },
    );
  }
  if (error) throw error;
  return (results ?? []).map((one) => one.migrationName);
}
