import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isManagedLabel,
  labelsLeftOut,
  priorityLabel,
  sameLabels,
  statusLabel,
  trackLabel,
  withManagedLabels,
} from "../../../src/core/board/label.js";

describe("labels", () => {
  it("say track, priority and status, in GitHub's limits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), (track) => {
        fc.pre(track.trim() !== "");
        const label = trackLabel(track);
        expect(label.name.length).toBeLessThanOrEqual(50);
        expect(label.name).toMatch(/^track: /);
        expect(label.color).toMatch(/^[0-9a-f]{6}$/);
        expect(isManagedLabel(label.name)).toBe(true);
        expect(trackLabel(track)).toEqual(label);
      }),
    );
    expect(priorityLabel("P0").name).toBe("priority: P0");
    expect(statusLabel("ready")).toMatchObject({ name: "status: ready", color: "0e8a16" });
  });

  it("tell long tracks apart that begin alike", () => {
    const long = "a".repeat(80);
    expect(trackLabel(`${long}1`).name).not.toBe(trackLabel(`${long}2`).name);
  });

  it("break mentions", () => {
    expect(trackLabel("@mona").name).not.toContain("@mona");
  });

  it.each([
    ["status: ready", true],
    ["Status: Done", true],
    ["status: waiting for mona", false],
    ["priority: P0", true],
    ["priority: high", false],
    ["bug", false],
    ["xtrack: y", false],
  ])("%j is ours: %s", (name, ours) => {
    expect(isManagedLabel(name)).toBe(ours);
  });

  it("compare without order and case, and leave people's where they are", () => {
    expect(sameLabels(["A", "b"], ["B", "a"])).toBe(true);
    expect(sameLabels(["a"], ["a", "b"])).toBe(false);
    expect(withManagedLabels(["bug", "status: ready", "help"], ["status: done"])).toEqual([
      "bug",
      "help",
      "status: done",
    ]);
  });

  it("find room beside people's up to a hundred, the status before the others", () => {
    const theirs = Array.from({ length: 99 }, (_, index) => `theirs ${index}`);
    const ours = ["track: hull", "priority: P0", "status: ready"];
    expect(withManagedLabels([...theirs, "status: done"], ours)).toEqual([...theirs, "status: ready"]);
    expect(labelsLeftOut(theirs, ours)).toBe(2);
    expect(withManagedLabels([...theirs, "one more"], ours)).toEqual([...theirs, "one more"]);
    expect(labelsLeftOut(["bug"], ours)).toBe(0);
  });
});
