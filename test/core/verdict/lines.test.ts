import { fc, test as property } from "@fast-check/vitest";
import { structuredPatch } from "diff";
import { describe, expect, test } from "vitest";
import { changedLines, sameLines } from "../../../src/core/verdict/lines.js";

describe("the lines that a patch changes", () => {
  test.each([
    ["a replaced line", "@@ -3,5 +3,5 @@\n a\n b\n-c\n+C\n d\n e", [{ from: 5, to: 5 }]],
    ["an insertion, which touches both sides", "@@ -3,4 +3,5 @@\n a\n b\n+x\n c\n d", [{ from: 4, to: 5 }]],
    ["a deletion", "@@ -3,4 +3,2 @@\n a\n-b\n-c\n d", [{ from: 4, to: 5 }]],
    ["a new file", "@@ -0,0 +1,2 @@\n+a\n+b", [{ from: 0, to: 1 }]],
    ["a removed file", "@@ -1,2 +0,0 @@\n-a\n-b", [{ from: 1, to: 2 }]],
    [
      "two hunks",
      "@@ -1 +1 @@ fn\n-a\n+b\n@@ -9 +9 @@\n-a\n+b\n\\ No newline at end of file",
      [
        { from: 1, to: 1 },
        { from: 9, to: 9 },
      ],
    ],
    ["nothing", "", []],
  ])("of %s", (_, patch, lines) => {
    expect(changedLines(patch)).toEqual(lines);
  });

  const text = fc
    .array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 })
    .map((lines) => `${lines.join("\n")}\n`);

  property.prop([text, text])("hold every line that differs, whatever the texts", (before, after) => {
    const patch = structuredPatch("f", "f", before, after, "", "", { context: 3 })
      .hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) =>
        [
          `@@ -${oldLines === 0 ? oldStart - 1 : oldStart},${oldLines} +${newStart},${newLines} @@`,
          ...lines,
        ].join("\n"),
      )
      .join("\n");
    const ranges = changedLines(patch);
    const old = before.split("\n");
    const kept = old.filter(
      (_, index) => !ranges.some(({ from, to }) => index + 1 >= from && index + 1 <= to),
    );
    // What no range holds is still there, in its order.
    let at = 0;
    const now = after.split("\n");
    for (const line of kept) {
      at = now.indexOf(line, at) + 1;
      expect(at).toBeGreaterThan(0);
    }
  });
});

test("two changes meet where their lines do; without a patch nobody can tell", () => {
  const file = (...lines: { from: number; to: number }[]) => ({
    path: "a",
    previousPath: null,
    status: "modified" as const,
    lines,
  });
  expect(sameLines(file({ from: 1, to: 3 }), file({ from: 3, to: 9 }))).toBe(true);
  expect(sameLines(file({ from: 1, to: 3 }), file({ from: 4, to: 9 }))).toBe(false);
  expect(sameLines(file(), file({ from: 4, to: 9 }))).toBe(false);
  const { lines: _, ...bare } = file();
  expect(sameLines(bare, file({ from: 4, to: 9 }))).toBeNull();
});
