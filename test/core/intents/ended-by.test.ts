import { describe, expect, test } from "vitest";
import { allowedTo, announcedBy, type Given } from "../../../src/core/intents/ended-by.js";
import type { Intent } from "../../../src/core/intents/model.js";

const ada = { id: 1, login: "ada" };
const ben = { id: 2, login: "ben" };

const intent = (id: number, sessionId: string, account: typeof ada, ...paths: string[]): Intent => ({
  id,
  repositoryId: 7,
  sessionId,
  login: account.login,
  accountId: account.id,
  track: null,
  paths,
  reason: "x",
  state: "held",
  issue: 12,
  pull: null,
  ttl: 1,
  createdAt: new Date(0),
  expiresAt: new Date(1),
});

describe("which announcements of a session are meant, and whether whoever asks may end them", () => {
  const open = [
    intent(1, "north", ada, "a.ts"),
    intent(2, "north", ada, "lib/**"),
    intent(3, "south", ben, "a.ts"),
  ];
  test.each([
    ["all of its account's", "north", [], ada, [1, 2], []],
    ["those that meet the paths", "North", ["lib/x.ts"], ada, [2], []],
    ["those of another account are others'", "session:north", ["a.ts"], ben, [], [1]],
    ["a token without an account has none of its own", "south", [], null, [], [3]],
    ["an account that took the login has none of it", "south", [], { id: 9, login: "ben" }, [], [3]],
    ["nobody is called so", "east", [], ada, [], []],
  ])("%s", (_, session, paths, account, own, others) => {
    const meant = announcedBy({ session, paths }, open, { account });
    expect([meant.own.map(({ id }) => id), meant.others.map(({ id }) => id)]).toEqual([own, others]);
  });
});

describe("which allowances are meant, and whether whoever asks may take them back", () => {
  const given = (to: string, from: string, by: typeof ada, ...paths: string[]): Given => ({
    to,
    from,
    login: by.login,
    accountId: by.id,
    paths,
  });
  const first = given("north", "hull", ada, "hull/a.md", "hull/b.md");
  const second = given("track:deck", "hull", ben, "hull/**");
  const live = [first, second];
  test.each([
    ["what the account gave", "north", [], { session: null, account: ada }, [first], []],
    [
      "what the session gave, whoever spoke for it",
      "deck",
      [],
      { session: "hull", account: null },
      [second],
      [],
    ],
    ["a track by its prefix too", "track:DECK", [], { session: null, account: ada }, [], [second]],
    ["a path of several", "session:north", ["hull/b.md"], { session: null, account: ben }, [], [first]],
    ["a path under a glob", "deck", ["hull/c.md"], { session: null, account: ben }, [second], []],
    ["other paths are not meant", "north", ["deck/**"], { session: "hull", account: ada }, [], []],
  ])("%s", (_, to, paths, ender, own, others) => {
    expect(allowedTo({ to, paths }, live, ender)).toEqual({ own, others });
  });
});
