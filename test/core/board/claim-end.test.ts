import { expect, it } from "vitest";
import { saysEnd } from "../../../src/core/board/claim-end.js";

const wanted = "2026-11-21 14:05 UTC";

it.each([
  ["2026-11-21 14:05 UTC", true],
  [" 2026-11-21 14:05 UTC\n", true],
  ["2026-11-21 13:36 UTC", true],
  ["2026-11-21 13:35 UTC", false],
  ["2026-11-21 14:34 UTC", true],
  ["2026-11-21 14:35 UTC", false],
  ["2026-11-20 14:05 UTC", false],
  ["2026-11-21", false],
  ["2026-13-41 14:05 UTC", false],
  ["this evening", false],
  ["", false],
])("the text %j says an end at 14:05 closely enough: %s", (shown, says) => {
  expect(saysEnd(shown, wanted)).toBe(says);
});

it("midnight parts nothing", () => {
  expect(saysEnd("2026-12-31 23:50 UTC", "2027-01-01 00:10 UTC")).toBe(true);
});
