import { describe, expect, it } from "vitest";
import { identify, type Sighting } from "../../../src/core/board/identity.js";

const sighting = (number: number, more: Partial<Sighting> = {}): Sighting => ({
  nodeId: `I_${number}`,
  number,
  url: `https://github.test/${number}`,
  trusted: true,
  titled: true,
  now: "here" as const,
  key: "A",
  ...more,
});

const row = { itemKey: "A", nodeId: "I_2" };

describe("which issue mirrors an item", () => {
  it.each([
    [
      "the one that the store knows, whatever markers say",
      [sighting(1), sighting(2, { key: "B" })],
      [row],
      "I_2",
    ],
    ["the oldest with its marker, where the store knows none", [sighting(3), sighting(1)], [], "I_1"],
    ["none that nobody speaks for", [sighting(1, { trusted: false })], [], undefined],
    [
      "the one whose title the marker was written with, though a copy is older",
      [sighting(1, { titled: false }), sighting(3)],
      [],
      "I_3",
    ],
    ["one found by its marker, where the known one is gone", [sighting(5)], [row], "I_5"],
    ["none in another repository", [sighting(1, { now: "transferred" })], [], undefined],
    ["none that is a discussion by now", [sighting(1, { now: "converted" })], [], undefined],
  ])("is %s", (_, sightings, known, expected) => {
    expect(identify(sightings, known).issues.get("A")).toBe(expected);
  });

  it("is lost when it was deleted or transferred", () => {
    expect(identify([], [row]).lost).toEqual([{ itemKey: "A", reason: "deleted", url: null }]);
    expect(identify([sighting(2, { now: "transferred" })], [row]).lost).toEqual([
      { itemKey: "A", reason: "transferred", url: "https://github.test/2" },
    ]);
  });

  it("is a discussion by now, also where the store knows none, unless another issue mirrors the item", () => {
    const converted = sighting(2, { now: "converted" });
    const lost = [{ itemKey: "A", reason: "converted", url: "https://github.test/2" }];
    expect(identify([converted], []).lost).toEqual(lost);
    expect(identify([converted], [row]).lost).toEqual(lost);
    expect(identify([converted, sighting(3)], []).lost).toEqual([]);
    expect(identify([sighting(2, { now: "converted", trusted: false })], []).lost).toEqual([]);
  });

  it("is not taken twice: an issue that the store knows for one item mirrors no other", () => {
    const { issues } = identify([sighting(2, { key: "B" })], [row]);
    expect([...issues]).toEqual([["A", "I_2"]]);
  });
});
