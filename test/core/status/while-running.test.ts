import { expect, test } from "vitest";
import { whileRunning } from "../../../src/core/status/while-running.js";
import { quietStatus } from "./status.js";

const since = "2026-03-01T12:00:00.000Z";
const run = { made: 20, total: 300, since, stopped: null };
const stopped = { at: since, resumes: null, reason: "failure" as const };

test.each([
  ["no sync needs no second look", null, "12:00:00", false, undefined],
  ["one that just began is not shown yet", run, "12:00:59", false, "12:01:00"],
  ["one of a minute is, and is looked at every minute", run, "12:01:00", true, "12:02:00"],
  [
    "one that was stopped is shown at once, and nothing changes by itself",
    { ...run, stopped },
    "12:00:01",
    true,
  ],
])("%s", (_, given, time, shows, next?: string) => {
  const day = "2026-03-01T";
  const { shown, again } = whileRunning(quietStatus({ run: given }), new Date(`${day}${time}Z`), 60_000);
  expect(shown.board.run).toEqual(shows ? given : null);
  expect(again).toEqual(next && new Date(`${day}${next}Z`));
});
