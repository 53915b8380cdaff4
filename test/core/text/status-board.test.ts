import { describe, expect, test } from "vitest";
import { differenceLines, runLine } from "../../../src/core/text/status-board.js";

const since = "2026-03-01T13:00:00.000Z";
const at = "2026-03-01T13:20:00.000Z";
const limited = (resumes: string) => ({ at, resumes, reason: "rate-limit" as const });

describe("the line of a sync", () => {
  test.each([
    ["is nothing without one", null, ""],
    [
      "says how far it is",
      { made: 120, total: 300, since, stopped: null },
      "**Board:** 120 of 300 changes made, under way since 2026-03-01 13:00 UTC.",
    ],
    [
      "says when it goes on, and why not now",
      { made: 120, total: 300, since, stopped: limited("2026-03-01T14:05:00.000Z") },
      "**Board:** 120 of 300 changes made, resumes 14:05 UTC (GitHub's rate limit).",
    ],
    [
      "names the day where it goes on another one",
      { made: 1, total: 2, since, stopped: limited("2026-03-02T00:05:00.000Z") },
      "**Board:** 1 of 2 changes made, resumes 2026-03-02 00:05 UTC (GitHub's rate limit).",
    ],
    [
      "claims no number where the board could not be loaded",
      { made: 0, total: 0, since, stopped: limited("2026-03-01T14:05:00.000Z") },
      "**Board:** a sync is due, resumes 14:05 UTC (GitHub's rate limit).",
    ],
    [
      "says where to look after a failure",
      { made: 3, total: 9, since, stopped: { at, resumes: null, reason: "failure" as const } },
      "**Board:** 3 of 9 changes made, then the sync stopped (the App's log says why).",
    ],
  ])("%s", (_, run, line) => {
    expect(runLine(run)).toBe(line);
  });
});

describe("what differs from the plan", () => {
  const lines = (...drift: string[]) => differenceLines({ run: null, synced: since, drift, problems: [] });

  test("comes after what could not be done", () => {
    const both = { run: null, synced: since, drift: ["#1 (A): kept."], problems: ["No project."] };
    expect(differenceLines(both)).toEqual(["- No project.", "- #1 (A): kept."]);
  });

  test("links the issue that it is about, and nothing that the plan or people wrote", () => {
    expect(lines('#12 (A1): the plan says "Ask @mona about #12, #13 and GH-14".')).toEqual([
      '- #12 (A1): the plan says "Ask @\u200cmona about #12, #\u200c13 and GH-\u200c14".',
    ]);
    expect(lines('Could not create issue "#13 <script>": no.')).toEqual([
      '- Could not create issue "#\u200c13 &lt;script>": no.',
    ]);
  });

  test("stays one line of plain text, however hostile", () => {
    const [line = ""] = lines("#12 (`|*[x](http://e)): a\n# b\r\n- c <img src=x>");
    expect(line).toBe("- #12 (\\`\\|\\*\\[x\\](http://e)): a # b - c &lt;img src=x>");
  });

  test("is cut where a line has no end", () => {
    expect(lines("x".repeat(100_000))[0]?.length).toBeLessThan(410);
  });
});
