import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code, cut, disarm, inline, plain, prose } from "../../../src/core/text/escape.js";

/** What GitHub turns into a mention: an at sign before a name, at a word's edge. */
const mention = /(?:^|[^\p{L}\p{N}_`/])@[\p{L}\p{N}][\p{L}\p{N}-]*/u;

describe("a mention is disarmed", () => {
  it.each(["@org/team please", "hey @alice", "(@bob)", "a,@carol", "@@dave"])("in %j", (text) => {
    for (const made of [disarm(text), inline(text), plain(text)]) expect(made).not.toMatch(mention);
  });

  it("in any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom("@alice", "@org/team", "#12", "<b>"),
        (text, bait) => {
          const made = disarm(`${text} ${bait} ${text}`);
          expect(made).not.toMatch(/@(?=[\p{L}\p{N}])/u);
          expect(made).not.toMatch(/#(?=\d)/);
          expect(made).not.toMatch(/<(?=[a-z])/i);
        },
      ),
    );
  });
});

it("an e-mail address stays readable", () => {
  expect(plain("mail a@b.example")).toContain("a@\u200cb.example");
});

it("inline text ends no table cell and starts no formatting", () => {
  expect(inline("a | b *c* [d](e)\nf")).toBe("a \\| b \\*c\\* \\[d\\](e) f");
});

it("code holds any backticks", () => {
  expect(code("a `b` ``c``")).toBe("``` a `b` ``c`` ```");
  expect(code("x")).toBe("`x`");
});

it("a cut never splits a surrogate pair", () => {
  expect(cut("ab😀cd", 4)).toBe("ab…");
  expect(cut("abc", 3)).toBe("abc");
});

it.each([
  [
    "Announce it with `/announce a.md REASON`, then pull.",
    "Announce it with `/announce a.md REASON`, then pull.",
  ],
  ["a line `Track: ID` or `Closes #N`", "a line `Track: ID` or `Closes #N`"],
  ["a title of `@org/team` and `*x*`", "a title of \\`@\u200corg/team\\` and \\`\\*x\\*\\`"],
  [
    "`/msg @org/team` is code, where nobody is notified",
    "`/msg @org/team` is code, where nobody is notified",
  ],
  ["an odd ` one", "an odd \\` one"],
])("a sentence such as %j keeps our code and escapes the rest", (text, shown) => {
  expect(prose(text)).toBe(shown);
});
