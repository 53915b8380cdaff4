import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import type { Override } from "../../../src/core/verdict/model.js";
import { facts } from "./facts.js";

const file = (path: string, oid: string) => ({ path, previousPath: null, status: "modified" as const, oid });
const files = [file("hall/a.md", "1"), file("hall/b.md", "2")];
const about = { declaredTrack: "kitchen", linkedItems: ["H1"], files };
const override = (rule: string, then: Override["files"]): Override => ({
  rule,
  reason: "agreed",
  login: "mona",
  files: then,
});
const failing = (overrides: Override[], changes = {}) =>
  evaluate(facts({ ...about, overrides, ...changes }))
    .findings.filter(({ severity }) => severity === "fail")
    .map(({ rule, path }) => `${rule} ${path ?? "–"}`);
const then = new Map([
  ["hall/a.md", "1"],
  ["hall/b.md", "2"],
]);

describe("an override", () => {
  test("lets pass what it names, as long as the files stay as they are", () => {
    const all = failing([]);
    expect(all).toEqual(
      expect.arrayContaining(["ownership hall/a.md", "ownership hall/b.md", "dependencies –"]),
    );
    expect(failing([override("ownership", then)])).toEqual(all.filter((one) => !one.startsWith("ownership")));
    expect(failing([override("all", then)])).toEqual([]);
  });

  test("ends file by file with their next change; for the pull request as a whole with any", () => {
    const changed = { files: [file("hall/a.md", "9"), file("hall/b.md", "2")] };
    expect(failing([override("ownership", then)], changed)).toContain("ownership hall/a.md");
    expect(failing([override("ownership", then)], changed)).not.toContain("ownership hall/b.md");
    expect(failing([override("dependencies", then)])).not.toContain("dependencies –");
    expect(failing([override("dependencies", then)], changed)).toContain("dependencies –");
  });

  test("says nothing of files that come later, unless it is sticky", () => {
    const more = { files: [...files, file("hall/c.md", "3")] };
    expect(failing([override("ownership", then)], more)).toContain("ownership hall/c.md");
    expect(failing([override("all", null)], more)).toEqual([]);
  });
});
