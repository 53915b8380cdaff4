import type { PGlite, Results } from "@electric-sql/pglite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";

/** What the driver needs of PGlite. */
export type PgliteConnection = Pick<PGlite, "query" | "exec" | "close">;

/**
 * Kysely over PGlite: PostgreSQL's dialect on a driver with one connection. `admit` is asked before every
 * statement or transaction and throws where there must be none.
 */
export function pgliteDialect(pglite: PgliteConnection, admit: () => void = () => {}): Dialect {
  return {
    createDriver: () => pgliteDriver(pglite, admit),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

/**
 * PGlite is one connection. Whoever acquires it has it alone until it is released, so nothing comes between
 * the statements of a transaction, and a failed one is rolled back before anything else runs.
 */
function pgliteDriver(pglite: PgliteConnection, admit: () => void): Driver {
  const turns = turnstile();
  const connection = pgliteConnection(pglite);
  const run = async (statement: string) => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    init: async () => {},
    acquireConnection: async () => {
      await turns.enter();
      try {
        admit();
      } catch (error) {
        turns.leave();
        throw error;
      }
      return connection;
    },
    releaseConnection: async () => turns.leave(),
    beginTransaction: () => run("begin"),
    commitTransaction: () => run("commit"),
    rollbackTransaction: () => run("rollback"),
    destroy: async () => {
      await turns.enter();
      try {
        await pglite.close();
      } finally {
        turns.leave();
      }
    },
  };
}

function pgliteConnection(pglite: PgliteConnection): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      // Only the simple protocol takes several statements at once, and it takes no parameters.
      const result =
        parameters.length > 0
          ? await pglite.query<R>(sql, [...parameters])
          : ((await pglite.exec(sql)).at(-1) as Results<R> | undefined);
      return { rows: result?.rows ?? [], numAffectedRows: BigInt(result?.affectedRows ?? 0) };
    },
    streamQuery: () => {
      throw new Error("PGlite has no cursors to stream from; read in pages");
    },
  };
}

/** Lets one in at a time, in the order of coming. */
function turnstile(): { enter(): Promise<void>; leave(): void } {
  const waiting: (() => void)[] = [];
  let taken = false;
  return {
    enter: () =>
      new Promise((resolve) => {
        if (taken) waiting.push(resolve);
        else {
          taken = true;
          resolve();
        }
      }),
    leave: () => {
      const next = waiting.shift();
      if (next) next();
      else taken = false;
    },
  };
}
