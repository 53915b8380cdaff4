import { describe, expect, test } from "vitest";
import { finishedBelow, type Layer, withDone } from "../../../src/core/verdict/layers.js";
import { claim } from "./facts.js";

const layer = (more: Partial<Layer> = {}): Layer => ({
  pull: { number: 1, author: "carol", session: "cook" },
  conclusion: "success",
  finishes: ["K1"],
  ...more,
});

describe("what is done for those that stand on a pull request", () => {
  test.each([
    ["nobody holds", [], ["K1"]],
    ["its session holds", [claim("K1", "carol", "cook")], ["K1"]],
    ["another session holds, of the same account too", [claim("K1", "carol", "waiter")], []],
    ["another session holds in a pull request of that one", [{ ...claim("K1", "dan", "x"), pull: 2 }], []],
    ["is held in this very pull request", [{ ...claim("K1", "dan", "x"), pull: 1 }], ["K1"]],
  ])("is the item that it closes and %s", (_, claims, done) => {
    expect(finishedBelow([layer()], claims)).toEqual(done);
  });

  test.each([
    ["success", ["K1"]],
    ["neutral", ["K1"]],
    ["failure", []],
    ["unknown", []],
    ["constructor", []],
  ])("with a verdict of %s", (conclusion, done) => {
    expect(finishedBelow([layer({ conclusion })], [])).toEqual(done);
  });

  test("is added to what is known of the items", () => {
    const open = { key: "K1", done: false, issue: 3, dropped: true };
    const other = { key: "K2", done: false, issue: 4, dropped: false };
    expect(withDone([open, other], ["K1", "H1"])).toEqual([
      { key: "K1", done: true, issue: 3, dropped: false },
      other,
      { key: "H1", done: true, issue: null, dropped: false },
    ]);
  });
});
