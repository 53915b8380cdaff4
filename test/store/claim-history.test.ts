import { afterAll, beforeAll, expect, it } from "vitest";
import { claimStore } from "../../src/store/claims.js";
import type { Database } from "../../src/store/schema.js";
import { bareDatabase } from "./bare-database.js";

let db: Database;
beforeAll(async () => {
  db = await bareDatabase();
});
afterAll(() => db.destroy());

const at = (minutes: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + minutes * 60_000);

it("keeps who held an item, from when, until when, and why that ended", async () => {
  const claims = claimStore(db);
  const take = (sessionId: string, minute: number) =>
    claims.take({
      repositoryId: 7,
      itemKey: "S4",
      sessionId,
      login: null,
      accountId: null,
      now: at(minute),
      ttl: 60 * 60_000,
      grace: 30 * 60_000,
      limit: 1,
      perLogin: 1_000,
      take: false,
    });
  await take("senior", 0);
  await take("junior", 10);
  await take("junior", 120);
  await claims.release(7, "S4", { sessionId: "junior" }, "the issue was closed", at(130));
  await take("senior", 140);

  const history = db
    .selectFrom("claim")
    .select(["generation", "session_id", "claimed_at", "ended_at", "end_reason"])
    .orderBy("generation");
  expect(await history.execute()).toEqual([
    { generation: 1, session_id: "senior", claimed_at: at(0), ended_at: at(90), end_reason: "lapsed" },
    {
      generation: 2,
      session_id: "junior",
      claimed_at: at(120),
      ended_at: at(130),
      end_reason: "the issue was closed",
    },
    { generation: 3, session_id: "senior", claimed_at: at(140), ended_at: null, end_reason: null },
  ]);
});
