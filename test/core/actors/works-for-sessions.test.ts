import { describe, expect, it } from "vitest";
import { type WorkFacts, worksForSessions } from "../../../src/core/actors/works-for-sessions.js";
import { claimOf } from "../claims/claim-of.js";
import { config, session } from "../ownership/plan.js";

const mona = { id: 1, login: "Mona" };
const nothing: WorkFacts = { config: config(), known: new Map(), sessions: [], claims: [] };
const named = (login: string) => config({ sessions: { planner: session({ logins: [login] }) } });

describe("an account", () => {
  it.each<[string, Partial<WorkFacts>, boolean]>([
    ["of which nothing is known", {}, false],
    ["that the config names", { config: named("mona") }, true],
    ["whose former login the config names", { config: named("lisa"), known: new Map([["lisa", 1]]) }, true],
    [
      "whose login the config gave to another one",
      { config: named("mona"), known: new Map([["mona", 2]]) },
      false,
    ],
    ["that holds a claim", { claims: [claimOf("A1", { login: "old", accountId: 1 })] }, true],
    ["beside one that holds a claim", { claims: [claimOf("A1", { login: "mona", accountId: 2 })] }, false],
    [
      "that the config names by an odd id",
      { config: config({ sessions: { constructor: session() } }) },
      false,
    ],
  ])("%s: %o", (_, about, expected) => {
    expect(worksForSessions(mona, { ...nothing, ...about })).toBe(expected);
  });
});
