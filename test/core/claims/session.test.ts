import { expect, it } from "vitest";
import { sessionOf } from "../../../src/core/claims/session.js";

const config = {
  sessions: {
    senior: { logins: ["ada"], tracks: ["core"], branches: [] },
    junior: { logins: ["ada", "bob"], tracks: ["docs"], branches: [] },
  },
};
const plan = { sessions: [{ id: "reviewer", role: null, line: 1 }] };

it.each([
  ["a login that no session names is a session of its own", { login: "Eve" }, { ok: true, id: "eve" }],
  ["the only session of a login is meant", { login: "Bob" }, { ok: true, id: "junior" }],
  [
    "of several the one on the item's track is meant",
    { login: "ada", track: "docs" },
    { ok: true, id: "junior" },
  ],
  [
    "several that could be meant are asked about",
    { login: "ada" },
    { ok: false, reason: "several", sessions: ["senior", "junior"] },
  ],
  ["a session can be named", { login: "ada", as: "Senior" }, { ok: true, id: "senior" }],
  ["with its prefix too", { login: "ada", as: "session:senior" }, { ok: true, id: "senior" }],
  [
    "somebody else's session can't",
    { login: "bob", as: "senior" },
    { ok: false, reason: "not-yours", session: "senior" },
  ],
  ["a session of the plan can", { login: "bob", as: "REVIEWER" }, { ok: true, id: "reviewer" }],
  ["a new one can", { login: "bob", as: "agent-7" }, { ok: true, id: "agent-7" }],
  ["what is no name can't", { login: "bob", as: "-- ; drop" }, { ok: false, reason: "bad-id" }],
])("%s", (_, question, answer) => {
  const { login, as = null, track = null } = question as { login: string; as?: string; track?: string };
  expect(sessionOf({ login, as, config, plan, item: { track } })).toMatchObject(answer);
});
