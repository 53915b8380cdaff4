import { expect, test } from "vitest";
import { statusMarkdown, statusPlain } from "../../../src/core/text/status.js";
import { quietStatus } from "../status/status.js";

const run = { made: 1, total: 9, since: "2026-03-01T12:00:00.000Z", stopped: null };

test("the board's sync comes right after the counts, and leaves no gap where there is none", () => {
  expect(statusMarkdown(quietStatus({ run }))).toMatch(
    / blocked\.\n\n\*\*Board:\*\* 1 of 9 .*\n\n## Figures/,
  );
  expect(statusMarkdown(quietStatus({}))).toMatch(/ blocked\.\n\n## Figures/);
  expect(statusPlain(quietStatus({ run }))).toContain("\nBoard: 1 of 9 changes made");
});

test("of what differs thirty lines are shown and the rest is counted", () => {
  const drift = Array.from({ length: 31 }, (_, index) => `#${index + 1} (A): kept.`);
  const text = statusMarkdown(quietStatus({ drift, problems: ["No project."] }));
  expect(text).toContain("## Differs from the plan\n\n- No project.\n- #1 (A): kept.\n");
  expect(text).toContain("- #29 (A): kept.\n- and 2 more\n");
  expect(text).not.toContain("#30");
});

test("a terminal gets what differs without the escapes", () => {
  expect(statusPlain(quietStatus({ drift: ["#1 (a_b): [kept]."] }))).toContain("- #1 (a_b): [kept].");
});
