import { expect, it } from "vitest";
import { matters } from "../../../src/app/intake/matters.js";
import { concernsOf } from "../../../src/github/concerns.js";
import { isOwn } from "../../../src/github/delivery-source.js";

const edited = (login: string) => ({ action: "edited", issue: { number: 4 }, sender: { login } });

it.each([
  ["an issue that somebody edited", "issues", edited("ada"), "signalbox", true],
  ["an issue that we edited", "issues", edited("signalbox[bot]"), "signalbox", false],
  [
    "an issue that we may have edited: GitHub wasn't asked who we are",
    "issues",
    edited("signalbox[bot]"),
    null,
    true,
  ],
  ["what we don't know", "star", { action: "created", sender: { login: "ada" } }, "signalbox", false],
  ["what we don't know, asked nobody", "star", { action: "created" }, null, false],
  ["a payload in no known form", "issues", "nonsense", "signalbox", false],
])("of %s", (_, event, payload, slug, answer) => {
  expect(matters({ concernsOf, isOwn }, { event, payload }, slug)).toBe(answer);
});
