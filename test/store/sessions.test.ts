import { expect, it } from "vitest";
import { describeStores } from "./support.js";

const start = Date.parse("2026-03-01T10:00:00Z");
const at = (minutes: number) => new Date(start + minutes * 60_000);
const registration = {
  repositoryId: 7,
  id: "north",
  login: "ada",
  accountId: null,
  role: "hull",
  tracks: ["hull"],
  branches: [],
};

describeStores("sessions", (open) => {
  it("are known from their first sign of life, and keep what they said last", async () => {
    const { sessions } = await open();
    const doing = { action: "sawing", target: "a.ts", phase: null, progress: 40 };
    await sessions.seen({ repositoryId: 7, id: "north", login: "ada", accountId: null, now: at(0), doing });
    await sessions.seen({ repositoryId: 7, id: "north", login: "ada", accountId: null, now: at(6) });
    expect(await sessions.all(7)).toEqual([
      expect.objectContaining({
        id: "north",
        login: "ada",
        accountId: null,
        generation: 1,
        seenAt: at(6),
        doing,
      }),
    ]);
    expect(await sessions.heartbeats(7, at(0))).toEqual([
      { sessionId: "north", slot: at(0) },
      { sessionId: "north", slot: at(5) },
    ]);
    expect(await sessions.all(8)).toEqual([]);
  });

  it("belong to their first login, whatever its case; a token's takes the first that comes", async () => {
    const { sessions } = await open();
    await sessions.seen({ repositoryId: 7, id: "north", login: null, accountId: null, now: at(0) });
    expect(
      await sessions.seen({ repositoryId: 7, id: "north", login: "Ada", accountId: null, now: at(1) }),
    ).not.toBeNull();
    expect(
      await sessions.seen({ repositoryId: 7, id: "north", login: "ada", accountId: null, now: at(2) }),
    ).not.toBeNull();
    expect(
      await sessions.seen({ repositoryId: 7, id: "north", login: "ben", accountId: null, now: at(3) }),
    ).toBeNull();
    expect(
      await sessions.register({ ...registration, login: "ben", accountId: null, now: at(4) }),
    ).toBeNull();
    expect((await sessions.all(7))[0]?.seenAt).toEqual(at(2));
  });

  it("that register again are a new run: the generation rises", async () => {
    const { sessions } = await open();
    expect(await sessions.register({ ...registration, now: at(0) })).toMatchObject({
      generation: 1,
      role: "hull",
    });
    expect(await sessions.register({ ...registration, role: null, now: at(1) })).toMatchObject({
      generation: 2,
      role: null,
      tracks: ["hull"],
    });
  });

  it("that are ended are in no list, and begin anew for whoever comes, with a generation of their own", async () => {
    const { sessions } = await open();
    await sessions.register({ ...registration, accountId: 1, now: at(0) });
    await sessions.end(7, "north", "mona", at(1));
    await sessions.end(7, "north", "zoe", at(2));
    expect(await sessions.all(7)).toEqual([]);
    expect(await sessions.find(7, "north")).toMatchObject({ ended: { at: at(1), by: "mona" } });
    const ben = { repositoryId: 7, id: "north", login: "ben", accountId: 2 };
    expect(await sessions.seen({ ...ben, generation: 1, now: at(3) })).toBeNull();
    expect(await sessions.seen({ ...ben, now: at(4) })).toMatchObject({
      ...ben,
      generation: 2,
      role: null,
      tracks: [],
      registeredAt: at(4),
    });
    expect(await sessions.find(7, "north")).toMatchObject({ ended: null });
    await sessions.end(7, "north", "mona", at(5));
    expect(await sessions.register({ ...registration, accountId: 1, now: at(6) })).toMatchObject({
      login: "ada",
      accountId: 1,
      generation: 3,
      tracks: ["hull"],
    });
  });

  it("fence an earlier run of themselves", async () => {
    const { sessions } = await open();
    const sign = { repositoryId: 7, id: "north", login: "ada", accountId: null };
    await sessions.register({ ...registration, now: at(0) });
    expect(await sessions.seen({ ...sign, generation: 1, now: at(1) })).not.toBeNull();
    await sessions.register({ ...registration, now: at(2) });
    expect(await sessions.seen({ ...sign, generation: 1, now: at(3) })).toBeNull();
    expect(await sessions.seen({ ...sign, generation: 2, now: at(4) })).toMatchObject({ generation: 2 });
    expect(await sessions.seen({ ...sign, now: at(5) })).toMatchObject({ seenAt: at(5) });
  });

  it("are not set back by a clock that goes backwards", async () => {
    const { sessions } = await open();
    await sessions.seen({ repositoryId: 7, id: "north", login: null, accountId: null, now: at(10) });
    await sessions.seen({ repositoryId: 7, id: "north", login: null, accountId: null, now: at(-10) });
    expect((await sessions.all(7))[0]?.seenAt).toEqual(at(10));
  });
});

describeStores("tokens", (open) => {
  const token = {
    id: "one",
    repositoryId: 7,
    sessionId: "north",
    note: null,
    createdAt: at(0),
    usedAt: null,
    revokedAt: null,
  };

  it("are found by their hash until they are revoked", async () => {
    const { tokens } = await open();
    await tokens.add({ ...token, hash: "abc" });
    expect(await tokens.use("abc", at(1))).toEqual({ ...token, usedAt: at(1) });
    expect(await tokens.use("abd", at(1))).toBeNull();
    expect(await tokens.revoke(8, "one", at(2))).toBe(false);
    expect(await tokens.revoke(7, "one", at(2))).toBe(true);
    expect(await tokens.revoke(7, "one", at(3))).toBe(false);
    expect(await tokens.use("abc", at(3))).toBeNull();
    expect(await tokens.list(7)).toMatchObject([{ id: "one", revokedAt: at(2) }]);
  });
});
