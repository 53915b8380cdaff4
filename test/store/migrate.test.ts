import { type Migration, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../src/store/migrate.js";
import { migrations } from "../../src/store/migrations/all.js";
import type { Database } from "../../src/store/schema.js";
import { StoreProblem } from "../../src/store/store-problem.js";
import { bareDatabase } from "./bare-database.js";

let db: Database;
beforeAll(async () => {
  db = await bareDatabase();
});
afterAll(() => db.destroy());

function step(...statements: string[]): Migration {
  return {
    up: async (executor) => {
      for (const statement of statements) await sql.raw(statement).execute(executor);
    },
  };
}

const tables = async () => (await db.introspection.getTables()).map((table) => table.name);

describe("the migrations", () => {
  it("run once", async () => {
    expect(await migrate(db)).toEqual([]);
  });

  it("have names in the order in which they run", () => {
    const names = Object.keys(migrations);
    expect(names).toEqual([...names].sort());
    for (const name of names) expect(name).toMatch(/^\d{4}-[a-z-]+$/);
  });

  it("leave nothing behind where one of them fails", async () => {
    const steps = {
      ...migrations,
      "9000-good": step("create table good (id bigint)"),
      "9001-bad": step("create table bad (id bigint)", "select 1 / 0"),
    };
    await expect(migrate(db, steps)).rejects.toThrow("division by zero");
    expect(await tables()).not.toContain("good");
    expect(await migrate(db)).toEqual([]);
  });

  it("refuse a database that a newer version has brought further", async () => {
    const newer = { ...migrations, "9000-more": step("create table more (id bigint)") };
    expect(await migrate(db, newer)).toEqual(["9000-more"]);
    const older = migrate(db);
    await expect(older).rejects.toBeInstanceOf(StoreProblem);
    await expect(older).rejects.toThrow("newer version");
    expect(await tables()).toContain("more");
  });
});
