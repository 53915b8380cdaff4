import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxCommands, parseCommands } from "../../../src/core/commands/parse.js";

const hour = 3_600_000;
const claim = { kind: "claim", as: null, ttl: null, take: false };
const status = { kind: "status" };

function commandsOf(body: string) {
  return parseCommands(body).map((parsed) => (parsed.ok ? parsed.command : parsed.problem));
}

describe("commands are read", () => {
  const cases: [string, string, unknown[]][] = [
    ["alone", "/claim", [claim]],
    ["whatever the case", "/Claim", [claim]],
    ["after prose on lines of its own", "I will do this.\n/claim\nThanks!", [claim]],
    ["several in one comment, in order", "/status\n\n/claim", [status, claim]],
    ["two on neighbouring lines", "/status\n/claim", [status, claim]],
    ["with Windows line ends", "Hello\r\n/claim\r\n", [claim]],
    ["after a little indentation", "  /claim", [claim]],
    ["with a duration", "/claim 8h", [{ ...claim, ttl: 8 * hour }]],
    ["with hours and minutes", "/claim 1h30m", [{ ...claim, ttl: 1.5 * hour }]],
    ["with a session", "/claim --as senior", [{ ...claim, as: "senior" }]],
    ["with a session after an equals sign", "/claim --as=senior", [{ ...claim, as: "senior" }]],
    ["with a quoted session", '/claim --as "senior one"', [{ ...claim, as: "senior one" }]],
    ["with a dash that a phone made", "/claim —as senior", [{ ...claim, as: "senior" }]],
    ["for help on one", "/help /claim", [{ kind: "help", topic: "claim" }]],
  ];
  it.each(cases)("%s", (_, body, expected) => {
    expect(commandsOf(body)).toEqual(expected);
  });
});

describe("no command is", () => {
  const cases: [string, string][] = [
    ["a path", "/usr/bin is full"],
    ["a path that starts like one", "/claim/this"],
    ["a word with a full stop", "/claim."],
    ["in the middle of a line", "please /claim this"],
    ["in a fenced block", "```\n/claim\n```"],
    ["in an indented block", "Text\n\n    /claim"],
    ["in inline code", "`/claim`"],
    ["in inline code over two lines", "`a\n/claim b`"],
    ["in a quote", "> /claim"],
    ["in a lazily continued quote", "> quoted\n/claim"],
    ["in a list", "- /claim\n- two"],
    ["in a table", "| a |\n|---|\n| /claim |"],
    ["in a heading", "# /claim"],
    ["in an HTML comment", "<!--\n/claim\n-->"],
    ["in an HTML block", "<div>\n/claim\n</div>"],
    ["escaped", "\\/claim"],
    [
      "in the history of a reply",
      "Thanks!\n\nOn Mon, 3 Nov 2025 at 10:00, A B <a@example.com> wrote:\n/claim",
    ],
    ["in a signature", "Thanks!\n\n-- \n/claim"],
    ["another app's", "/azp run"],
    ["nothing", ""],
  ];
  it.each(cases)("%s", (_, body) => {
    expect(commandsOf(body)).toEqual([]);
  });
});

describe("a mistake is answered", () => {
  const cases: [string, string, RegExp][] = [
    ["with the nearest command", "/clam", /did you mean \/claim/],
    ["with the nearest option", "/claim --a senior", /did you mean --as|it takes --as/],
    ["with the usage", "/claim tomorrow", /no duration; write 30m, 8h or 2d.*Usage: \/claim/],
    ["where a value is missing", "/claim --as", /--as needs a value/],
    ["where there is too much", "/status now please", /one argument too many/],
    ["where a claim would last too long", "/claim 30d", /7d is the most/],
  ];
  it.each(cases)("%s", (_, body, expected) => {
    expect(commandsOf(body)).toEqual([expect.stringMatching(expected)]);
  });
});

it("a comment is no script: only the first commands run", () => {
  expect(parseCommands("/status\n".repeat(50))).toHaveLength(maxCommands);
});

it("no text makes the parser throw, and every command it finds stands on a line of the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (noise) => {
      const text = `${noise}\n\n/claim ${noise}\n\n/status`;
      const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
      for (const parsed of parseCommands(text)) expect(lines).toContain(parsed.line);
    }),
  );
});
