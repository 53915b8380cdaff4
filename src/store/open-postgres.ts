import pg from "pg";
import type { Log } from "../app/ports/log.js";
import { codeOf, StoreProblem, sayingOf } from "./store-problem.js";

const int8 = 20;

/**
 * A pool of connections to PostgreSQL, tried once. Throws a `StoreProblem` where the server can't be reached
 * or refuses us. Afterwards a lost connection is logged; the pool makes a new one for the next statement.
 */
export async function openPostgres(databaseUrl: string, log: Log): Promise<pg.Pool> {
  const pool = poolOf(databaseUrl);
  // The pool watches idle connections only; one that is lost inside a transaction would end the process.
  pool.on("connect", (client) => {
    client.on("error", (error) => log.warn({ err: error }, "a connection to PostgreSQL was lost"));
  });
  // The same errors again, of idle connections, which the pool has let go of: they are logged already.
  pool.on("error", () => {});
  try {
    await pool.query("select 1");
  } catch (error) {
    await pool.end();
    throw new StoreProblem(
      `PostgreSQL at ${nameOf(databaseUrl)} (DATABASE_URL) can't be used: ${sayingOf(error)}. ${advice(error)}`,
      { cause: error },
    );
  }
  return pool;
}

function poolOf(connectionString: string): pg.Pool {
  try {
    return new pg.Pool({
      connectionString,
      max: 10,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      application_name: "signalbox",
      types: { getTypeParser: parserOf },
    });
  } catch (error) {
    throw new StoreProblem(
      "DATABASE_URL is no connection string; it looks like postgres://USER:PASSWORD@HOST:5432/DATABASE.",
      { cause: error },
    );
  }
}

/** Ids of GitHub's and our counters stay far under 2^53; `pg` would hand every bigint over as a string. */
const parserOf: pg.CustomTypesConfig["getTypeParser"] = (oid: number, format?: "text" | "binary") =>
  oid === int8 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format as "text");

/** Host and database of the address, without user and password. */
function nameOf(databaseUrl: string): string {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  return url
    ? `${url.host || url.searchParams.get("host") || "localhost"}${url.pathname}`
    : "the address given";
}

function advice(error: unknown): string {
  switch (codeOf(error)) {
    case "28P01":
    case "28000":
      return "Check user and password, and the server's pg_hba.conf.";
    case "3D000":
      return "Create the database first: createdb NAME.";
    default:
      return "Check that the server runs and that this machine may reach it.";
  }
}
