import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommands } from "../../../src/core/commands/parse.js";
import { commandKinds, specOf } from "../../../src/core/commands/table.js";

const minute = 60_000;
const hour = 60 * minute;

/** The command of a comment of one line, or what was wrong with it. */
function read(line: string): unknown {
  const [parsed] = parseCommands(line);
  return parsed?.ok ? parsed.command : (parsed?.problem ?? null);
}

describe("a command is read with its arguments", () => {
  test.each([
    ["/claim --take 8h", { kind: "claim", as: null, ttl: 8 * hour, take: true }],
    ["/done --met", { kind: "done", as: null, met: true }],
    ["/park waiting for a human", { kind: "park", as: null, span: null, reason: "waiting for a human" }],
    ["/park 2h lunch --as north", { kind: "park", as: "north", span: 2 * hour, reason: "lunch" }],
    ["/handoff @ben", { kind: "handoff", as: null, to: "ben" }],
    [
      '/heartbeat "writing tests" src/a.ts --progress 60% --phase two',
      {
        kind: "heartbeat",
        as: null,
        action: "writing tests",
        target: "src/a.ts",
        phase: "two",
        progress: 60,
      },
    ],
    [
      '/register North the hull --track hull --track deck --branch "north/**"',
      { kind: "register", id: "north", role: "the hull", tracks: ["hull", "deck"], branches: ["north/**"] },
    ],
    ["/unregister", { kind: "unregister", id: null }],
    ["/unregister @ada/A1", { kind: "unregister", id: "ada/A1" }],
    ["/ready track-2", { kind: "ready", track: "track-2" }],
    [
      "/msg ben it's merged, pull --re #12",
      { kind: "msg", as: null, to: "ben", body: "it's merged, pull", subject: null, re: 12 },
    ],
    [
      '/ask track:ui "may I?" --subject tabs',
      { kind: "ask", as: null, to: "track:ui", body: "may I?", subject: "tabs", re: null },
    ],
    ["/inbox ack 1 #2", { kind: "inbox", as: null, acknowledge: [1, 2] }],
    [
      "/announce `config.py`, src/api/** 2h adding payments",
      {
        kind: "announce",
        as: null,
        paths: ["config.py", "src/api/**"],
        ttl: 2 * hour,
        reason: "adding payments",
      },
    ],
    [
      "/announce ./Makefile targets",
      { kind: "announce", as: null, paths: ["Makefile"], ttl: null, reason: "targets" },
    ],
    ["/unannounce", { kind: "unannounce", as: null, of: null, paths: [] }],
    ["/unannounce a.ts --of ben", { kind: "unannounce", as: null, of: "ben", paths: ["a.ts"] }],
    ["/disallow @ben", { kind: "disallow", as: null, to: "ben", paths: [] }],
    ["/disallow track:ui a.ts", { kind: "disallow", as: null, to: "track:ui", paths: ["a.ts"] }],
    [
      "/allow ben src/a.ts the new field",
      { kind: "allow", as: null, to: "ben", paths: ["src/a.ts"], reason: "the new field" },
    ],
    ["/override Ownership agreed", { kind: "override", rule: "ownership", reason: "agreed", sticky: false }],
    ["/override all for good --sticky", { kind: "override", rule: "all", reason: "for good", sticky: true }],
    ["/unblock #3", { kind: "unblock", as: null, id: 3 }],
    ["/track track:ui", { kind: "track", track: "ui" }],
  ])("%s", (line, expected) => {
    expect(read(line)).toEqual(expected);
  });
});

describe("what can't be meant is said, with what can", () => {
  test.each([
    ["/claim -5h", /-5h is no duration/],
    ["/claim 9999d", /9999d is too long; 7d is the most/],
    ["/claim soon", /soon is no duration; write 30m, 8h or 2d/],
    ["/claim 1m", /1m is too short; 5m is the least/],
    ["/claim --tak", /did you mean --take\?/],
    ["/park", /Say what it waits for/],
    ["/park -2h x", /is no duration/],
    ["/handoff", /Say which session gets it/],
    ["/heartbeat a b c", /one argument too many.*quotes/],
    ["/heartbeat --progress 101", /from 0 to 100/],
    ["/register 🧭", /is no session id/],
    ["/register ../etc", /is no session id/],
    ['/register "two words"', /is no session id/],
    ["/msg ben", /Say something/],
    ["/msg ben hi --re x", /no number of a message/],
    ["/inbox akc 1", /did you mean ack\?/],
    ["/announce renaming things", /Name at least one path/],
    ["/announce a.ts", /Say what you change there/],
    ["/announce a.ts 30d x", /30d is too long; 7d is the most/],
    ["/override ownerhsip x", /did you mean ownership\?/],
    ["/override ownership", /Say why/],
    ["/unannounce a.ts --of ben --as ada", /--of and --as don't go together/],
    ["/disallow", /Say whom you allowed it/],
    ["/disallow ben Makefile", /Makefile is no path/],
    ["/unblock soon", /no number of a known issue/],
    ["/heartbaet", /no command; did you mean \/heartbeat\?/],
  ])("%s", (line, expected) => {
    expect(read(line)).toMatch(expected);
  });
});

test("every example of the table is a command of its kind", () => {
  for (const kind of commandKinds)
    for (const example of specOf(kind).examples) expect(read(example)).toMatchObject({ kind });
});

test("no line makes the parser throw, whatever follows the command", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...commandKinds),
      fc.string({ unit: "binary", maxLength: 80 }),
      (kind, rest) => {
        for (const parsed of parseCommands(`/${kind} ${rest}`)) expect(typeof parsed.ok).toBe("boolean");
      },
    ),
    { numRuns: 1000 },
  );
});
