import { afterEach, describe } from "vitest";
import type { Store } from "../../src/app/ports/store.js";
import { openPooledStore } from "./store-pool.js";
import {
  createTestDatabase,
  postgresUrl,
  type StoreKind,
  type TestDatabase,
  type TestOptions,
} from "./test-database.js";

export { quietLog } from "./quiet-log.js";
export { postgresUrl, type StoreKind, type TestDatabase, type TestOptions } from "./test-database.js";

/** Milliseconds that tests can wait for. */
export const quickTiming = { poll: 20, sweep: 100, tidy: 1_000, retryFirst: 20, retryMost: 100 };

/**
 * Runs the same tests on both stores. `open` gives an empty store, at most once in a test; it is closed after
 * it. The PostgreSQL half shows as skipped where there is no server to run it on.
 */
export function describeStores(
  name: string,
  tests: (open: (options?: TestOptions) => Promise<Store>, kind: StoreKind) => void,
): void {
  describeKinds(name, (kind, later) => {
    tests(async (options) => {
      const store = await openPooledStore(kind, options);
      later(store.close);
      return store;
    }, kind);
  });
}

/** As `describeStores`, for tests that open several stores on one database. All are closed after the test. */
export function describeDatabases(
  name: string,
  tests: (create: () => Promise<TestDatabase>, kind: StoreKind) => void,
): void {
  describeKinds(name, (kind, later) => {
    tests(async () => {
      const database = await createTestDatabase(kind);
      later(database.drop);
      const open = async (options?: TestOptions) => {
        const store = await database.open(options);
        later(store.close);
        return store;
      };
      return { ...database, open };
    }, kind);
  });
}

type Later = (clean: () => Promise<void>) => void;

function describeKinds(name: string, tests: (kind: StoreKind, later: Later) => void): void {
  for (const kind of ["pglite", "postgres"] as const) {
    const missing = kind === "postgres" && postgresUrl === null;
    describe.skipIf(missing)(`${name} (${kind}${missing ? ": TEST_DATABASE_URL is not set" : ""})`, () => {
      const cleanups: (() => Promise<void>)[] = [];
      afterEach(async () => {
        for (const clean of cleanups.splice(0).reverse()) await clean();
      });
      tests(kind, (clean) => cleanups.push(clean));
    });
  }
}
