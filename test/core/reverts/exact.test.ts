import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { leftBy, takenBackContent } from "../../../src/core/reverts/content-key.js";
import { changesBetween, takesBack, undoneBy } from "../../../src/core/reverts/exact.js";
import type { Entries, PathChange } from "../../../src/core/reverts/model.js";
import type { ChangedFile } from "../../../src/core/verdict/model.js";

const change = (path: string, before: string | null, after: string | null): PathChange => ({
  path,
  before: before && `100644 ${before}`,
  after: after && `100644 ${after}`,
});

describe("a change takes another back", () => {
  it.each<[string, PathChange[], PathChange[], boolean]>([
    ["where it turns every file round", [change("a", "2", "1")], [change("a", "1", "2")], true],
    [
      "in whatever order",
      [change("b", null, "1"), change("a", "2", "1")],
      [change("a", "1", "2"), change("b", "1", null)],
      true,
    ],
    ["not in part", [change("a", "2", "1")], [change("a", "1", "2"), change("b", "1", "2")], false],
    ["nor with more", [change("a", "2", "1"), change("b", "2", "1")], [change("a", "1", "2")], false],
    ["nor elsewhere", [change("b", "2", "1")], [change("a", "1", "2")], false],
    ["nor to other content", [change("a", "2", "3")], [change("a", "1", "2")], false],
    ["nor from other content", [change("a", "3", "1")], [change("a", "1", "2")], false],
    [
      "nor with another mode",
      [{ path: "a", before: "100644 2", after: "100755 1" }],
      [change("a", "1", "2")],
      false,
    ],
    ["nor by doing nothing", [], [], false],
    ["whatever the path is called", [change("__proto__", "2", "1")], [change("__proto__", "1", "2")], true],
  ])("%s", (_, one, taken, expected) => {
    expect(takesBack(one, taken)).toBe(expected);
  });
});

const names = ["a", "b", "c", "__proto__"];
const entry = fc.constantFrom("100644 1", "100644 2", "100755 1", "120000 3");
const tree = fc
  .array(fc.tuple(fc.constantFrom(...names), entry), { maxLength: 4 })
  .map((entries): Entries => new Map(entries));

/** As git merges whole files: who changed a path since the fork has it; null: both did. */
function merged(fork: Entries, base: Entries, head: Entries): Map<string, string> | null {
  const result = new Map<string, string>();
  for (const path of names) {
    const [was, ours, theirs] = [fork.get(path), base.get(path), head.get(path)];
    if (was !== ours && was !== theirs && ours !== theirs) return null;
    const now = was === ours ? theirs : ours;
    if (now !== undefined) result.set(path, now);
  }
  return result;
}

const asFiles = (changes: readonly PathChange[]): ChangedFile[] =>
  changes.map(({ path, before, after }) => ({
    path,
    previousPath: null,
    status: after === null ? "removed" : before === null ? "added" : "modified",
    oid: (after ?? before ?? "").split(" ")[1] ?? "",
  }));

describe("a merge", () => {
  test.prop([tree, tree, tree, tree, tree], { numRuns: 3_000 })(
    "that is said to undo another leaves each file as it was before that one, and nothing else differs",
    (before, after, fork, base, head) => {
      const taken = changesBetween(names, before, after);
      const paths = changesBetween(names, fork, head).map(({ path }) => path);
      if (!undoneBy(paths, { base, fork, head }, taken)) return;
      const result = merged(fork, base, head);
      expect(result).not.toBeNull();
      for (const path of names) {
        const touched = taken.find((one) => one.path === path);
        expect(result?.get(path) ?? null).toBe(touched ? touched.before : (base.get(path) ?? null));
        if (touched) expect(base.get(path) ?? null).toBe(touched.after);
      }
    },
  );

  test.prop([tree, tree, tree])(
    "that turns another round undoes it, and is found by its files",
    (before, after, around) => {
      const taken = changesBetween(names, before, after);
      if (taken.length === 0) return;
      const base = new Map([...around].filter(([path]) => !taken.some((one) => one.path === path)));
      const head = new Map(base);
      for (const one of taken) {
        if (one.after !== null) base.set(one.path, one.after);
        if (one.before !== null) head.set(one.path, one.before);
      }
      const paths = taken.map(({ path }) => path);
      expect(undoneBy(paths, { base, fork: base, head }, taken)).toBe(true);
      const files = asFiles(changesBetween(names, base, head));
      expect(leftBy(files)).toBe(takenBackContent(taken));
      expect(leftBy([...files].reverse())).toBe(takenBackContent(taken));
    },
  );
});

describe("what a list of files leaves", () => {
  it("is the same for a rename and for its two halves", () => {
    const moved: ChangedFile[] = [{ path: "b", previousPath: "a", status: "renamed", oid: "1" }];
    const halves: ChangedFile[] = [
      { path: "a", previousPath: null, status: "removed", oid: "1" },
      { path: "b", previousPath: null, status: "added", oid: "1" },
    ];
    expect(leftBy(moved)).toBe(leftBy(halves));
  });

  it("keeps a file that stands where another one moved away", () => {
    const files: ChangedFile[] = [
      { path: "b", previousPath: "a", status: "renamed", oid: "1" },
      { path: "a", previousPath: null, status: "added", oid: "2" },
    ];
    expect(leftBy(files)).toBe(takenBackContent([change("a", "2", "1"), change("b", "1", null)]));
  });

  it.each<[string, ChangedFile[]]>([
    ["no file", []],
    ["a file of which the id is missing", [{ path: "a", previousPath: null, status: "modified" }]],
  ])("can't be told of %s", (_, files) => {
    expect(leftBy(files)).toBeNull();
  });
});
