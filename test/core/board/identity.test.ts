import { describe, expect, it } from "vitest";
import { identify, type Sighting } from "../../../src/core/board/identity.js";

const sighting = (number: number, more: Partial<Sighting> = {}): Sighting => ({
  nodeId: `I_${number}`,
  number,
  url: `https://github.test/${number}`,
  author: "signalbox[bot]",
  here: true,
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
    ["none that a person wrote", [sighting(1, { author: "mona" })], [], undefined],
    ["none of a deleted user", [sighting(1, { author: null })], [], undefined],
    ["ours, whatever the case of the login", [sighting(1, { author: "SignalBox[bot]" })], [], "I_1"],
    ["one found by its marker, where the known one is gone", [sighting(5)], [row], "I_5"],
    ["none in another repository", [sighting(1, { here: false })], [], undefined],
  ])("is %s", (_, sightings, known, expected) => {
    expect(identify(sightings, known, "signalbox[bot]").issues.get("A")).toBe(expected);
  });

  it("is lost when it was deleted or transferred", () => {
    expect(identify([], [row], "signalbox[bot]").lost).toEqual([
      { itemKey: "A", reason: "deleted", url: null },
    ]);
    expect(identify([sighting(2, { here: false })], [row], "signalbox[bot]").lost).toEqual([
      { itemKey: "A", reason: "transferred", url: "https://github.test/2" },
    ]);
  });

  it("is not taken twice: an issue that the store knows for one item mirrors no other", () => {
    const { issues } = identify([sighting(2, { key: "B" })], [row], "signalbox[bot]");
    expect([...issues]).toEqual([["A", "I_2"]]);
  });
});
