import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { globSet } from "../../../src/core/config/glob.js";
import { movedPlaces } from "../../../src/core/verdict/moved-places.js";
import { type OpenPull, type PullStack, placesOf, type Trunks } from "../../../src/core/verdict/trunk.js";

function trunks(globs: string[] = [], branches: Record<string, boolean> = {}): Trunks {
  const set = globSet(globs);
  return {
    defaultBranch: "main",
    named: (branch) => set.first(branch) >= 0,
    protected: new Map(Object.entries(branches)),
  };
}

const pull = (number: number, headRef: string, baseRef: string, more: Partial<OpenPull> = {}): OpenPull => ({
  number,
  headRef,
  baseRef,
  fromFork: false,
  stack: null,
  ...more,
});

const stack = (base: string, position: number, size: number): PullStack => ({ base, position, size });

/** `lands by trunk's owners: position/size on below`. */
function said(number: number, open: OpenPull[], known = trunks()): string {
  const place = placesOf(open, known).get(number);
  if (!place) return "nowhere";
  const below = place.below.length > 0 ? ` on ${place.below.join(" ")}` : "";
  return `${place.lands} by ${place.trunk}: ${place.position}/${place.size}${below}`;
}

describe("a pull request lands", () => {
  const three = [pull(1, "a", "main"), pull(2, "b", "a"), pull(3, "c", "b")];

  test("in the default branch, through those that it stands on", () => {
    expect([1, 2, 3].map((number) => said(number, three))).toEqual([
      "main by main: 1/3",
      "main by main: 2/3 on 1",
      "main by main: 3/3 on 2 1",
    ]);
  });

  test("in a branch that is no trunk by the owners of the default branch, whoever named it one", () => {
    const open = [pull(1, "a", "develop"), pull(2, "b", "a")];
    expect(said(2, open)).toBe("develop by main: 2/2 on 1");
    expect(said(2, open, trunks([], { develop: true }))).toBe("develop by main: 2/2 on 1");
    expect(said(2, open, trunks(["develop"], { develop: false }))).toBe("develop by main: 2/2 on 1");
    expect(said(2, open, trunks(["develop"], { develop: true }))).toBe("develop by develop: 2/2 on 1");
  });

  test("where it stops at a trunk that is itself on its way to another", () => {
    const open = [pull(1, "release/1", "main"), pull(2, "a", "release/1")];
    expect(said(2, open)).toBe("main by main: 2/2 on 1");
    expect(said(2, open, trunks(["release/**"], { "release/1": true }))).toBe("release/1 by release/1: 1/1");
  });

  test("never through a fork's branch, also where that is called like the base or like a trunk", () => {
    expect(said(2, [pull(1, "a", "main", { fromFork: true }), pull(2, "b", "a")])).toBe("a by main: 1/1");
    const forked = [pull(1, "main", "a", { fromFork: true }), pull(2, "b", "main")];
    expect(said(2, forked)).toBe("main by main: 1/1");
    const release = [pull(1, "release/1", "main", { fromFork: true }), pull(2, "b", "release/1")];
    expect(said(2, release)).toBe("release/1 by main: 1/1");
  });

  test("of two with the base as their head, through the one into the default branch, else through the older", () => {
    const two = [pull(1, "a", "develop"), pull(2, "a", "main"), pull(3, "b", "a")];
    expect(said(3, two)).toBe("main by main: 2/2 on 2");
    const other = [pull(5, "a", "next"), pull(4, "a", "develop"), pull(6, "b", "a")];
    expect(said(6, other)).toBe("develop by main: 2/2 on 4");
  });

  test("in the default branch, on nobody, where it goes round in a circle", () => {
    const round = [pull(1, "a", "b"), pull(2, "b", "a"), pull(3, "c", "a")];
    expect([1, 2, 3].map((number) => said(number, round))).toEqual(Array(3).fill("main by main: 1/1"));
  });

  test("where GitHub says that its stack goes, whatever else the branches say", () => {
    const open = [
      pull(1, "a", "release/1", { stack: stack("release/1", 1, 2) }),
      pull(2, "a", "main"),
      pull(3, "b", "a", { stack: stack("release/1", 2, 2) }),
    ];
    const known = trunks(["release/*"], { "release/1": true });
    expect(said(1, open, known)).toBe("release/1 by release/1: 1/2");
    expect(said(3, open, known)).toBe("release/1 by release/1: 2/2 on 1");
    expect(said(3, open)).toBe("release/1 by main: 2/2 on 1");
    const [, ...without] = open;
    expect(said(3, without, known)).toBe("release/1 by release/1: 2/2");
  });

  test("with GitHub's count, unless more is seen of it", () => {
    const merged = pull(2, "b", "main", { stack: stack("main", 2, 3) });
    expect(said(2, [merged])).toBe("main by main: 2/3");
    expect(said(2, [merged, pull(3, "c", "b"), pull(4, "d", "c")])).toBe("main by main: 2/4");
  });

  test("in what the config names and GitHub was not asked about only once it was", () => {
    const open = [pull(1, "a", "develop")];
    expect(placesOf(open, trunks(["*"])).get(1)).toMatchObject({ trunk: "main", unsure: "develop" });
    expect(placesOf(open, trunks(["*"], { develop: true })).get(1)).toMatchObject({ unsure: null });
  });
});

const branches = ["main", "a", "b", "c", "d", "release/1", "release/2", "__proto__", "constructor"];
const branch = fc.constantFrom(...branches);
const pulls: fc.Arbitrary<OpenPull[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 1, max: 30 }),
    headRef: branch,
    baseRef: branch,
    fromFork: fc.boolean(),
    stack: fc.option(
      fc.record({
        base: branch,
        position: fc.integer({ min: 1, max: 4 }),
        size: fc.integer({ min: 1, max: 4 }),
      }),
      { nil: null, freq: 4 },
    ),
  }),
  { selector: ({ number }) => number, maxLength: 14 },
);
const setting: fc.Arbitrary<Trunks> = fc
  .tuple(
    fc.subarray(["release/*", "a", "__proto__"]),
    fc
      .subarray(branches)
      .map((names) => new Map(names.map((name) => [name, name.length % 2 === 0] as const))),
  )
  .map(([globs, known]) => ({ ...trunks(globs), protected: known }));

describe("for any open pull requests", () => {
  property.prop([pulls, setting])(
    "each has a place, ruled by a trunk, on others of this repository",
    (open, known) => {
      const places = placesOf(open, known);
      const numbered = new Map(open.map((one) => [one.number, one]));
      expect([...places.keys()].sort()).toEqual(open.map(({ number }) => number).sort());
      for (const [number, { trunk, lands, below, above, position, size }] of places) {
        expect(trunk === "main" || (known.named(trunk) && known.protected.get(trunk) === true)).toBe(true);
        expect(trunk === lands || trunk === "main").toBe(true);
        expect(new Set([number, ...below]).size).toBe(below.length + 1);
        for (const lower of below) expect(numbered.get(lower)?.fromFork).toBe(false);
        // The first has its base for a head, or what GitHub says that its stack goes into; the others the base before them.
        const own = numbered.get(number);
        const lower = below.flatMap((one) => numbered.get(one) ?? []);
        if (lower[0]) expect([own?.baseRef, own?.stack?.base]).toContain(lower[0].headRef);
        for (const [index, one] of lower.slice(1).entries()) expect(one.headRef).toBe(lower[index]?.baseRef);
        for (const upper of above) expect(places.get(upper)?.below).toContain(number);
        expect(position <= size).toBe(true);
      }
    },
  );

  property.prop([pulls, setting])("their order makes no difference", (open, known) => {
    const shown = (list: OpenPull[]) =>
      [...placesOf(list, known)]
        .map(([number, place]) => [number, { ...place, above: [...place.above].sort() }] as const)
        .sort(([one], [other]) => one - other);
    expect(shown(open.toReversed())).toEqual(shown(open));
  });

  property.prop([pulls, setting, branch])(
    "a fork's pull request moves nobody else",
    (open, known, headRef) => {
      const forked = pull(99, headRef, "main", { fromFork: true });
      expect(movedPlaces(open, [...open, forked], known)).toEqual([]);
    },
  );
});

test("who comes or goes moves those above, and those below where the stack grows or shrinks", () => {
  const two = [pull(1, "a", "main"), pull(2, "b", "a"), pull(9, "z", "main")];
  const third = pull(3, "c", "b");
  expect(movedPlaces(two, [...two, third], trunks())).toEqual([1, 2]);
  expect(movedPlaces([...two, third], two, trunks())).toEqual([1, 2]);
  expect(movedPlaces([...two, third], [...two.slice(1), third], trunks())).toEqual([2, 3]);
  expect(movedPlaces(two, [...two, pull(4, "d", "a")], trunks())).toEqual([]);
});
