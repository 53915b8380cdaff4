import { Kysely, PostgresDialect, sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Job } from "../../src/app/ports/queue.js";
import { openPostgres } from "../../src/store/open-postgres.js";
import { postgresUrl, quickTiming, quietLog } from "./support.js";
import { createTestDatabase, runOn, type TestDatabase } from "./test-database.js";

const hangUp = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;
const soon = { timeout: 10_000, interval: 20 };

describe.skipIf(postgresUrl === null)("a lost connection to PostgreSQL", () => {
  let database: TestDatabase;
  let url: string;
  beforeEach(async () => {
    database = await createTestDatabase("postgres");
    url = database.place.databaseUrl ?? "";
  });
  afterEach(() => database.drop());

  it("is made anew for the next statement, and the queue goes on", async () => {
    const log = { ...quietLog, warn: vi.fn() };
    const store = await database.open({ log, timing: quickTiming });
    const jobs: Job[] = [];
    await store.queue.start(async (job) => void jobs.push(job));
    await runOn(url, hangUp);
    await vi.waitFor(() => store.ping(), soon);
    expect(log.warn).toHaveBeenCalledWith(expect.anything(), "a connection to PostgreSQL was lost");
    const delivery = { id: "a", event: "push", action: null, repositoryId: 7, payload: {} };
    await store.deliveries.receive({ ...delivery, receivedAt: new Date() });
    await vi.waitFor(() => expect(jobs).toContainEqual({ lane: "deliveries", repositoryId: 7 }), soon);
    await store.close();
  });

  it("inside a transaction fails that transaction and nothing else", async () => {
    const log = { ...quietLog, warn: vi.fn() };
    const db = new Kysely({ dialect: new PostgresDialect({ pool: await openPostgres(url, log) }) });
    const transaction = db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      await runOn(url, hangUp);
      await vi.waitFor(() => expect(log.warn).toHaveBeenCalled(), soon);
      await sql`select 1`.execute(trx);
    });
    await expect(transaction).rejects.toThrow();
    await sql`select 1`.execute(db);
    await db.destroy();
  });
});
