import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.js";
import { StoreProblem } from "../../src/store/store-problem.js";
import { type OtherProcess, startProcess } from "./other-process.js";
import { describeDatabases, describeStores, quietLog } from "./support.js";
import { migratedDirectory } from "./table-dump.js";

/** A first start takes seconds, and a machine that is busy with other tests many of them. */
const onDisk = { timeout: 120_000 };

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "signalbox-open-"));
});
const processes: OtherProcess[] = [];
afterEach(async () => {
  for (const one of processes.splice(0)) await one.kill();
  rmSync(directory, { recursive: true, force: true });
});

async function openAt(path: string) {
  return openStore({ databaseUrl: null, directory: path, log: quietLog });
}

async function prepare(path: string): Promise<void> {
  cpSync(await migratedDirectory(), join(path, "data"), { recursive: true });
}

async function problemAt(path: string): Promise<string> {
  const error = await openAt(path).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreProblem);
  return (error as Error).message;
}

describe("the embedded database", () => {
  it("is made where there is none, and found again", onDisk, async () => {
    const path = join(directory, "a", ".signalbox");
    const store = await openAt(path);
    await store.boards.saveProject(7, "PVT_1");
    await store.close();
    const again = await openAt(path);
    expect(await again.boards.project(7)).toBe("PVT_1");
    await again.close();
  });

  it("serves one process: a second one is told which, and what to do", onDisk, async () => {
    const script = `
      const store = await openStore({ ...place, log });
      console.log("open");
      setInterval(() => {}, 1000);`;
    await prepare(directory);
    const other = startProcess(script, { databaseUrl: null, directory });
    processes.push(other);
    expect(await other.line()).toBe("open");
    const message = await problemAt(directory);
    expect(message).toContain(`${directory} is in use by process ${other.pid}`);
    expect(message).toContain("DATABASE_URL");
    await other.kill();
    await (await openAt(directory)).close();
  });

  it("refuses to be opened twice by one process", onDisk, async () => {
    await prepare(directory);
    const store = await openAt(directory);
    expect(await problemAt(directory)).toContain(`in use by this process (${process.pid}) already`);
    await store.close();
  });

  it("forgets a first start that was killed half-way", onDisk, async () => {
    mkdirSync(join(directory, "data.new", "base"), { recursive: true });
    writeFileSync(join(directory, "data.new", "PG_VERSION"), "18\n");
    await (await openAt(directory)).close();
    expect(existsSync(join(directory, "data.new"))).toBe(false);
  });

  it("says what is in the way", async () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    expect(await problemAt(file)).toMatch(
      /^The embedded database in .*file can't be opened: .*no directory is in the way/,
    );
    expect(await problemAt(join(file, "below"))).toContain("no directory is in the way");
  });

  it("says that a damaged database can't be opened, keeps it, and lets go of the lock", async () => {
    mkdirSync(join(directory, "data"));
    writeFileSync(join(directory, "data", "PG_VERSION"), "9.6\n");
    expect(await problemAt(directory)).toContain("can't be opened");
    expect(await problemAt(directory)).toContain("can't be opened");
    expect(readdirSync(join(directory, "data"))).toContain("PG_VERSION");
  });
});

describe("a PostgreSQL server", () => {
  const problemOf = async (databaseUrl: string) => {
    const opening = openStore({ databaseUrl, directory, log: quietLog });
    await expect(opening).rejects.toBeInstanceOf(StoreProblem);
    return opening.catch((error: Error) => error.message);
  };

  it("that isn't there is named without its password", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    const message = await problemOf(`postgres://box:secret@127.0.0.1:${port}/signals`);
    expect(message).toContain(
      `PostgreSQL at 127.0.0.1:${port}/signals (DATABASE_URL) can't be used: connect ECONNREFUSED`,
    );
    expect(message).not.toContain("secret");
  });

  it("whose address makes no sense is refused", async () => {
    expect(await problemOf("postgres://box:secret@:99999999/x")).not.toContain("secret");
  });
});

describeStores("a store", (open) => {
  it("answers a ping while it is open", async () => {
    const store = await open();
    await store.ping();
  });
});

describeDatabases("a store", (create, kind) => {
  it.skipIf(kind === "pglite")(
    "is brought to this version by one of the replicas that start at once",
    async () => {
      const database = await create();
      const stores = await Promise.all(Array.from({ length: 5 }, () => database.open()));
      await Promise.all(stores.map((store, index) => store.boards.saveProject(index, "P")));
      expect(await stores[0]?.boards.project(4)).toBe("P");
    },
  );

  it("keeps everything from one opening to the next", async () => {
    const database = await create();
    const first = await database.open();
    await first.boards.saveProject(7, "PVT_1");
    await first.close();
    await expect(first.ping()).rejects.toThrow();
    const second = await database.open();
    expect(await second.boards.project(7)).toBe("PVT_1");
  });
});
