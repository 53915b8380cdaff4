import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/store/schema.js";
import { bareDatabase } from "./bare-database.js";

let db: Database;
beforeAll(async () => {
  db = await bareDatabase();
});
afterEach(() => db.deleteFrom("board_project").execute());
afterAll(() => db.destroy());

const project = (id: number) => ({ repository_id: id, project_id: `P${id}` });
const ids = async () =>
  (await db.selectFrom("board_project").select("repository_id").orderBy("repository_id").execute()).map(
    (row) => row.repository_id,
  );

describe("kysely on PGlite", () => {
  it("lets nothing come between the statements of a transaction", async () => {
    const seen: number[][] = [];
    const transaction = db.transaction().execute(async (trx) => {
      await trx.insertInto("board_project").values(project(1)).execute();
      await wait(50);
      await trx.insertInto("board_project").values(project(2)).execute();
    });
    const reads = [ids(), ids()].map(async (read) => seen.push(await read));
    await Promise.all([transaction, ...reads]);
    for (const read of seen) expect([[], [1, 2]]).toContainEqual(read);
    expect(await ids()).toEqual([1, 2]);
  });

  it("rolls a failed transaction back before anybody else has a turn", async () => {
    const failing = db.transaction().execute(async (trx) => {
      await trx.insertInto("board_project").values(project(1)).execute();
      await sql`select 1 / 0`.execute(trx);
    });
    const outcomes = await Promise.allSettled([
      failing,
      db.insertInto("board_project").values(project(2)).execute(),
      sql`nonsense`.execute(db),
      db.insertInto("board_project").values(project(3)).execute(),
    ]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect(await ids()).toEqual([2, 3]);
  });

  it("runs nothing while it is not safe to, and goes on after", async () => {
    let safe = false;
    const admit = () => {
      if (!safe) throw new Error("the disk is full");
    };
    const guarded = await bareDatabase(admit);
    const inserts = () => guarded.insertInto("board_project").values(project(1)).execute();
    await expect(inserts()).rejects.toThrow("the disk is full");
    await expect(guarded.transaction().execute(async () => {})).rejects.toThrow("the disk is full");
    safe = true;
    await inserts();
    safe = false;
    await guarded.destroy();
  });

  it("counts the rows that a statement changed", async () => {
    await db
      .insertInto("board_project")
      .values([project(1), project(2)])
      .execute();
    const { numUpdatedRows } = await db
      .updateTable("board_project")
      .set({ project_id: "x" })
      .executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(2n);
    expect((await db.deleteFrom("board_project").executeTakeFirstOrThrow()).numDeletedRows).toBe(2n);
  });

  it("closes only after the transaction that runs", async () => {
    const closing = await bareDatabase();
    let ended = false;
    const running = closing.transaction().execute(async (trx) => {
      await wait(50);
      await trx.insertInto("board_project").values(project(1)).execute();
      ended = true;
    });
    await wait(10);
    await closing.destroy();
    expect(ended).toBe(true);
    await running;
  });
});
