import { describe, expect, test } from "vitest";
import type { OtherPull } from "../../../../src/core/verdict/model.js";
import { item, plan } from "../../ownership/plan.js";
import { claim, saidBy } from "../facts.js";

const file = (path: string, ...lines: [number, number][]) => ({
  path,
  previousPath: null,
  status: "modified" as const,
  ...(lines.length > 0 ? { lines: lines.map(([from, to]) => ({ from, to })) } : {}),
});

const other = (about: Partial<OtherPull> = {}): OtherPull => ({
  number: 9,
  title: "Chairs",
  author: "walter",
  items: [],
  tracks: [],
  session: "waiter",
  files: [file("a.ts", [10, 20])],
  ...about,
});

const mine = { number: 12, files: [file("a.ts", [15, 15]), file("b.ts")] };

describe("another open pull request", () => {
  test("with the same lines goes first where it is older", () => {
    expect(saidBy("overlap", { ...mine, others: [other()] })).toEqual([
      "fail a.ts: a.ts is changed by #9 too (Chairs, session waiter). #9 goes first: wait for it, or agree, then merge the base.",
    ]);
  });

  test("follows where this one is older, has the lower track, or the older claim", () => {
    const first = [expect.stringMatching(/^info a\.ts: .* You go first; #99 follows\.$/)];
    expect(saidBy("overlap", { ...mine, others: [other({ number: 99 })] })).toEqual(first);
    const tracks = plan({
      tracks: [
        { id: "track-1", title: "" },
        { id: "track-2", title: "" },
      ],
    });
    const facts = { ...mine, plan: tracks, declaredTrack: "track-1" };
    expect(saidBy("overlap", { ...facts, others: [other({ number: 99, tracks: ["track-2"] })] })).toEqual(
      first,
    );
    expect(saidBy("overlap", { ...facts, others: [other({ tracks: ["track-2"] })] })).toEqual([
      expect.stringContaining("You go first; #9 follows"),
    ]);
    const late = { ...claim("H2", "walter", "waiter"), claimedAt: new Date("2030-05-01T09:00:00Z") };
    const claims = [claim("H1", "zoe", "zoe"), late];
    expect(
      saidBy("overlap", {
        ...mine,
        linkedItems: ["H1"],
        claims,
        others: [other({ items: ["H2"], tracks: ["hall"] })],
      }),
    ).toEqual([expect.stringContaining("You go first; #9 follows")]);
  });

  test.each([
    ["in other lines", [file("a.ts", [30, 40])], "info"],
    ["next to the lines", [file("a.ts", [16, 20])], "info"],
    ["where a patch is missing", [file("a.ts")], "fail"],
    ["by a rename away from it", [{ ...file("c.ts"), previousPath: "a.ts" }], "fail"],
  ])("that touches the file %s weighs so", (_, files, weight) => {
    expect(saidBy("overlap", { ...mine, others: [other({ files })] })).toEqual([
      expect.stringMatching(new RegExp(`^${weight} a\\.ts: `)),
    ]);
  });

  test("that touches other files is none of it", () => {
    expect(saidBy("overlap", { ...mine, others: [other({ files: [file("c.ts")] })] })).toEqual([]);
  });
});

describe("a claimed item that says it will touch the file", () => {
  const declared = plan({
    items: [item("A", { files: [{ path: "src/", access: "modify" }], title: "Saw" }), item("B"), item("C")],
  });
  const facts = { plan: declared, number: 12, files: [file("src/x.ts")], linkedItems: ["B"] };

  test("goes first where it was claimed first", () => {
    expect(saidBy("overlap", { ...facts, claims: [claim("A", "ann", "saw")] })).toEqual([
      "fail src/x.ts: src/x.ts will be changed by A (Saw), which session saw holds until 14:05 UTC. A goes first: agree with session saw.",
    ]);
  });

  test("is not named twice, nor to who holds it, nor where nobody claimed it", () => {
    const claims = [claim("A", "ann", "saw")];
    const shown = other({ items: ["A"], files: [file("src/y.ts")] });
    expect(saidBy("overlap", { ...facts, claims, others: [shown] })).toEqual([]);
    expect(saidBy("overlap", { ...facts, claims, author: "ann" })).toEqual([]);
    expect(saidBy("overlap", facts)).toEqual([]);
  });
});
