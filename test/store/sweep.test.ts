import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../../src/app/ports/queue.js";
import { claimStore } from "../../src/store/claims.js";
import type { JobSender } from "../../src/store/job-sender.js";
import type { Database } from "../../src/store/schema.js";
import { prune, sweep } from "../../src/store/sweep.js";
import { bareDatabase } from "./bare-database.js";

let db: Database;
beforeAll(async () => {
  db = await bareDatabase();
});
afterAll(() => db.destroy());

const now = new Date("2026-03-31T10:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function delivery(
  id: string,
  finished: Date | null,
  changes: { given_up?: boolean; repository_id?: number } = {},
) {
  const row = { id, event: "push", action: null, repository_id: 1, payload: "{}", error: null, ...changes };
  return { ...row, received_at: daysAgo(40), finished_at: finished };
}

describe("the sweep", () => {
  it("hints at unfinished deliveries and at work that is due, once for each lane of a repository", async () => {
    await db
      .insertInto("delivery")
      .values([
        delivery("s1", null, { repository_id: 11 }),
        delivery("s2", null, { repository_id: 11 }),
        delivery("s3", daysAgo(0), { repository_id: 12 }),
      ])
      .execute();
    const work = { detail: null, version: 1, place: 1, attempts: 0, error: null };
    await db
      .insertInto("work")
      .values([
        { ...work, repository_id: 11, kind: "board", subject: "plan", due: now },
        { ...work, repository_id: 11, kind: "verdict", subject: "pull:1", due: daysAgo(1) },
        { ...work, repository_id: 11, kind: "verdict", subject: "pull:2", due: daysAgo(1) },
        { ...work, repository_id: 12, kind: "verdict", subject: "pull:1", due: new Date(now.getTime() + 1) },
      ])
      .execute();
    const sent: Job[] = [];
    const send: JobSender = {
      now: async (_executor, jobs) => void sent.push(...jobs),
      delayed: async () => {
        throw new Error("the sweep delays nothing");
      },
    };
    expect(await sweep(db, send, now)).toEqual(sent);
    expect(sent).toHaveLength(3);
    expect(sent).toEqual(
      expect.arrayContaining([
        { lane: "deliveries", repositoryId: 11 },
        { lane: "board", repositoryId: 11 },
        { lane: "verdict", repositoryId: 11 },
      ]),
    );
    await db.deleteFrom("delivery").execute();
    await db.deleteFrom("work").execute();
  });
});

describe("the sweep's look at claims", () => {
  const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
  const send: JobSender = { now: async () => {}, delayed: async () => {} };
  const days = 3 * 86_400_000;

  it("calls the clock once the end of one has moved by half an hour from what the board shows", async () => {
    const claims = claimStore(db);
    const ask = {
      itemKey: "A",
      sessionId: "one",
      login: null,
      accountId: null,
      now,
      grace: 0,
      limit: 1,
      perLogin: 1_000,
      take: false,
    };
    await claims.take({ ...ask, repositoryId: 21, ttl: days });
    const renewal = { repositoryId: 21, sessionId: "one", itemKey: "A", grace: 0, resume: false };
    await claims.renew({ ...renewal, now: minutes(29) });
    expect(await sweep(db, send, minutes(29))).toEqual([]);
    await claims.renew({ ...renewal, now: minutes(30) });
    expect(await sweep(db, send, minutes(30))).toEqual([{ lane: "clock", repositoryId: 21 }]);
    await db.deleteFrom("claim").execute();
    await db.deleteFrom("work").execute();
  });
});

describe("the sweep's look at boards", () => {
  it("asks for one that was not read whole for six hours, once in that time, and not where the App is gone", async () => {
    const send: JobSender = { now: async () => {}, delayed: async () => {} };
    const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
    const place = {
      installation_id: 1,
      owner: "o",
      owner_type: "Organization" as const,
      default_branch: "main",
    };
    await db
      .insertInto("repository")
      .values([
        { ...place, id: 31, name: "here", active: true },
        { ...place, id: 32, name: "gone", active: false },
      ])
      .execute();
    const kept = { around: "{}", full_at: now };
    await db
      .insertInto("board_kept")
      .values([31, 32].map((id) => ({ ...kept, repository_id: id })))
      .execute();
    expect(await sweep(db, send, hours(5.9))).toEqual([]);
    expect(await sweep(db, send, hours(6))).toEqual([{ lane: "board", repositoryId: 31 }]);
    await db.deleteFrom("work").execute();
    expect(await sweep(db, send, hours(7))).toEqual([]);
    expect(await sweep(db, send, hours(12))).toEqual([{ lane: "board", repositoryId: 31 }]);
    for (const table of ["work", "board_kept", "repository"] as const) await db.deleteFrom(table).execute();
  });
});

describe("letting go of deliveries", () => {
  it("drops payloads after three days and ids after thirty, and nothing that is unfinished", async () => {
    await db
      .insertInto("delivery")
      .values([
        delivery("waiting", null),
        delivery("new", daysAgo(2.9)),
        delivery("old", daysAgo(3.1)),
        delivery("given up", daysAgo(3.1), { given_up: true }),
        delivery("known still", daysAgo(29.9)),
        delivery("forgotten", daysAgo(30.1)),
        delivery("given up and forgotten", daysAgo(30.1), { given_up: true }),
      ])
      .execute();
    await prune(db, now);
    const rows = await db.selectFrom("delivery").select(["id", "payload"]).orderBy("sequence").execute();
    expect(rows).toEqual([
      { id: "waiting", payload: "{}" },
      { id: "new", payload: "{}" },
      { id: "old", payload: null },
      { id: "given up", payload: "{}" },
      { id: "known still", payload: null },
    ]);
  });

  it("lets go of comparisons that nobody asked for within two weeks", async () => {
    const row = { repository_id: 5, base: "a", value: "{}" };
    const rows = [
      { ...row, head: "old", kept_at: daysAgo(15) },
      { ...row, head: "new", kept_at: daysAgo(13) },
    ];
    await db.insertInto("comparison").values(rows).execute();
    await prune(db, now);
    expect((await db.selectFrom("comparison").select("head").execute()).map(({ head }) => head)).toEqual([
      "new",
    ]);
  });
});
