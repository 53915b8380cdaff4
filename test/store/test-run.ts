import { randomBytes } from "node:crypto";
import pg from "pg";

/** Vitest's `globalSetup`: names the run; what it gives drops the databases that the run leaves on the server. */
export function setup(): () => Promise<void> {
  const run = randomBytes(4).toString("hex");
  process.env.TEST_RUN = run;
  return async () => {
    const connectionString = process.env.TEST_DATABASE_URL;
    if (!connectionString) return;
    const client = new pg.Client({ connectionString });
    await client.connect();
    try {
      const { rows } = await client.query<{ datname: string }>(
        "select datname from pg_database where starts_with(datname, $1)",
        [`signalbox_test_${run}_`],
      );
      for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
    } finally {
      await client.end();
    }
  };
}
