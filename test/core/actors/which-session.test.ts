import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it, test } from "vitest";
import { namesOf, sameAccount } from "../../../src/core/actors/account.js";
import { permissions } from "../../../src/core/actors/permission.js";
import { confusableWith, readSessionId } from "../../../src/core/actors/session-id.js";
import {
  type SessionQuestion,
  sessionOfLogin,
  whichSession,
} from "../../../src/core/actors/which-session.js";
import type { Session } from "../../../src/core/sessions/model.js";
import { claimOf } from "../claims/claim-of.js";

const session = (logins: string[], tracks: string[] = [], branches: string[] = []) => ({
  logins,
  tracks,
  branches,
});

function registered(id: string, accountId: number, login: string): Session {
  return {
    repositoryId: 7,
    id,
    login,
    accountId,
    itemKey: null,
    role: null,
    tracks: [],
    branches: [],
    generation: 1,
    registeredAt: new Date(0),
    seenAt: new Date(0),
    doing: { action: null, target: null, phase: null, progress: null },
  };
}

const config = {
  sessions: {
    senior: session(["ada"], ["core"], ["senior/**"]),
    junior: session(["ada", "bob"], ["docs"], ["junior/**"]),
  },
  orchestrator: "main",
};
const plan = {
  sessions: [{ id: "reviewer", role: null, line: 1 }],
  tracks: [{ id: "core", title: "" }],
  items: [],
};

function question(about: Partial<SessionQuestion> & { login: string }): SessionQuestion {
  const { login, ...more } = about;
  return {
    account: { id: login.length, login },
    names: [login.toLowerCase()],
    logins: ["gina"],
    permission: "triage",
    as: null,
    config,
    known: [],
    plan,
    claims: [],
    item: null,
    branch: null,
    claiming: false,
    ...more,
  };
}

const docs = { key: "D1", track: "docs" };
const bot = { id: 3, login: "bot" };

describe("which session of an account acts", () => {
  test.each<[string, Partial<SessionQuestion> & { login: string }, object]>([
    ["its only one", { login: "Bob" }, { ok: true, id: "junior", by: "only" }],
    [
      "of several the one on the item's track",
      { login: "ada", item: docs },
      { ok: true, id: "junior", by: "track" },
    ],
    [
      "the one whose branch it is",
      { login: "ada", branch: "senior/x" },
      { ok: true, id: "senior", by: "branch" },
    ],
    [
      "the one that holds the item spoken about, before its track",
      {
        login: "ada",
        item: docs,
        claims: [claimOf("D1", { sessionId: "senior", login: "ada", accountId: 3 })],
      },
      { ok: true, id: "senior", by: "thread" },
    ],
    ["nobody is guessed", { login: "ada" }, { ok: false, reason: "which", sessions: ["senior", "junior"] }],
    ["a login without a session has none", { login: "Eve" }, { ok: false, reason: "which", sessions: [] }],
    [
      "its claim makes one of its own",
      { login: "Eve", item: docs, claiming: true },
      { ok: true, id: "eve/D1", by: "claim", fresh: true },
    ],
    [
      "which it speaks for on that item",
      {
        login: "bot",
        account: bot,
        item: docs,
        claims: [claimOf("D1", { sessionId: "bot/D1", login: "bot", accountId: 3 })],
      },
      { ok: true, id: "bot/D1", by: "thread" },
    ],
    ["the one that is named", { login: "ada", as: "Senior" }, { ok: true, id: "senior" }],
    ["with its prefix too", { login: "ada", as: "session:senior" }, { ok: true, id: "senior" }],
    ["somebody else's can't be named", { login: "bob", as: "senior" }, { ok: false, reason: "not-yours" }],
    [
      "nor one that another account registered",
      { login: "bob", as: "north", known: [registered("north", 9, "zoe")] },
      { ok: false, reason: "not-yours", logins: ["zoe"] },
    ],
    [
      "nor the one of another's claim",
      {
        login: "bob",
        as: "zoe/D1",
        claims: [claimOf("D1", { sessionId: "zoe/D1", login: "zoe", accountId: 9 })],
      },
      { ok: false, reason: "unknown" },
    ],
    [
      "a name that nobody has is no session before it claims, and the near one is named",
      { login: "bob", as: "junor" },
      { ok: false, reason: "unknown", near: "junior" },
    ],
    [
      "a claim begins one",
      { login: "bob", as: "agent-7", claiming: true },
      { ok: true, id: "agent-7", fresh: true },
    ],
    [
      "a session of the plan needs write",
      { login: "bob", as: "REVIEWER", claiming: true },
      { ok: false, reason: "reserved" },
    ],
    [
      "and is the first one's that may write",
      { login: "bob", as: "REVIEWER", claiming: true, permission: "write" },
      { ok: true, id: "reviewer" },
    ],
    [
      "a track's name is taken",
      { login: "bob", as: "core", claiming: true },
      { ok: false, reason: "reserved" },
    ],
    [
      "a login of the config is too",
      { login: "bob", as: "ada", claiming: true },
      { ok: false, reason: "reserved" },
    ],
    [
      "so is a login that owns files",
      { login: "bob", as: "gina", claiming: true },
      { ok: false, reason: "reserved" },
    ],
    ["its own login is not", { login: "bob", as: "bob", claiming: true }, { ok: true, id: "bob" }],
    ["the orchestrator is", { login: "bob", as: "main", claiming: true }, { ok: false, reason: "reserved" }],
    [
      "what looks like a taken name is",
      { login: "bob", as: "seni0r", claiming: true },
      { ok: false, reason: "reserved" },
    ],
    ["also in other letters", { login: "bob", as: "сore", claiming: true }, { ok: false, reason: "bad-id" }],
    [
      "what is no name can't be one",
      { login: "bob", as: "-- ; drop", claiming: true },
      { ok: false, reason: "bad-id" },
    ],
    [
      "constructor is a name like any other",
      { login: "bob", as: "constructor" },
      { ok: false, reason: "unknown" },
    ],
    ["__proto__ is none", { login: "bob", as: "__proto__", claiming: true }, { ok: false, reason: "bad-id" }],
  ])("%s", (_, about, answer) => {
    expect(whichSession(question(about))).toMatchObject(answer);
  });

  const words = fc.constantFrom(
    "senior",
    "junior",
    "reviewer",
    "core",
    "main",
    "ada",
    "bob",
    "north",
    "toString",
    "x/y",
  );
  property.prop([words, words, fc.boolean(), fc.constantFrom(...permissions)])(
    "is never one that the config or a registration gives to another account",
    (as, login, claiming, permission) => {
      const known = [registered("north", 99, "zoe")];
      const asked = question({ login, account: { id: 50, login }, as, claiming, permission, known });
      const answer = whichSession(asked);
      if (!answer.ok) return;
      expect(answer.id).not.toBe("north");
      const given = Object.hasOwn(config.sessions, answer.id)
        ? config.sessions[answer.id as keyof typeof config.sessions].logins
        : null;
      if (given) expect(given).toContain(login);
    },
  );
});

describe("the session of a login that has none with a name", () => {
  test.each([
    ["Eve", "eve"],
    ["senior", null],
    ["reviewer", null],
    ["core", null],
    ["main", null],
    ["north", null],
  ])("%s", (login, id) => {
    expect(sessionOfLogin(question({ login, known: [registered("north", 99, "zoe")] }))).toBe(id);
  });
});

describe("an account", () => {
  it("is known by its id, and by its login only where no id is", () => {
    expect(sameAccount({ id: 1, login: "ada" }, { id: 1, login: "lovelace" })).toBe(true);
    expect(sameAccount({ id: 1, login: "ada" }, { id: 2, login: "ada" })).toBe(false);
    expect(sameAccount({ id: null, login: "Ada" }, { id: 2, login: "ada" })).toBe(true);
  });

  it("that was renamed is still meant by the files, and who takes its login isn't", () => {
    const known = new Map([["ada", 1]]);
    expect(namesOf({ id: 1, login: "lovelace" }, known)).toEqual(["lovelace", "ada"]);
    expect(namesOf({ id: 2, login: "Ada" }, known)).toEqual([]);
    expect(namesOf({ id: 3, login: "Ben" }, known)).toEqual(["ben"]);
  });
});

describe("an id of a session", () => {
  test.each([
    ["North-1", "north-1"],
    ["ＡＢ", "ab"],
    ["агент", "агент"],
    ["代理", "代理"],
    ["aгент", null],
    ["a b", null],
    ["a\u200bb", null],
    ["", null],
  ])("%s", (text, id) => {
    expect(readSessionId(text)).toBe(id);
  });

  test.each([
    ["p1anner", "planner"],
    ["planner-", "planner"],
    ["рlanner", "planner"],
    ["modern", null],
    ["planner", null],
  ])("%s looks like %s", (id, like) => {
    expect(confusableWith(id, ["planner"])).toBe(like);
  });
});
