import type { Store } from "../../src/app/ports/store.js";
import { type SharedDatabase, shareDatabase } from "./shared-database.js";
import type { StoreKind, TestOptions } from "./test-database.js";

interface Place {
  kind: StoreKind;
  database: SharedDatabase;
  busy: boolean;
}

// Starting a database takes a second, and an embedded one compiles itself anew each time: the tests of a process use
// the same ones, one after another. Stores that are open at the same time stand on databases of their own. They end
// with the process, or with the run: see test-run.ts.
const places: Place[] = [];

/** An empty store. Closing it leaves its database to the next one. */
export async function openPooledStore(kind: StoreKind, options: TestOptions = {}): Promise<Store> {
  let place = places.find((one) => one.kind === kind && !one.busy);
  if (!place) {
    place = { kind, database: await shareDatabase(kind), busy: true };
    places.push(place);
  }
  const taken = place;
  taken.busy = true;
  const store = await taken.database.openEmpty(options);
  return {
    ...store,
    close: async () => {
      await store.close();
      taken.busy = false;
    },
  };
}
