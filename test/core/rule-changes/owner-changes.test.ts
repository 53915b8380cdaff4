import { describe, expect, it } from "vitest";
import { readConfig } from "../../../src/core/config/read.js";
import { ownershipOf } from "../../../src/core/ownership/ownership-of.js";
import { readPlan } from "../../../src/core/plan/read.js";
import { type OwnerSources, ownerChanges } from "../../../src/core/rule-changes/owner-changes.js";

interface World {
  config?: string;
  owners?: string | null;
  plan?: string;
}

const configFile = ".github/signalbox.yml";
const ownersFile = ".github/TRACKOWNERS";

function sources({ config = "", owners = null, plan = "items: []" }: World): OwnerSources {
  return {
    config: readConfig(config).config,
    owners: owners === null ? null : { path: ownersFile, text: owners },
    plan: readPlan([{ path: "plan.yml", text: plan }]),
  };
}

/** What a pull request that turns one world into the other is said to do, and by which files. */
function changes(before: World, after: World, untouched?: "owners") {
  const [then, now] = [sources(before), sources({ ...before, ...after })];
  return ownerChanges({
    inForce: {
      ...then,
      ownership: ownershipOf({ file: then.owners, plan: then.plan, config: then.config }),
    },
    before: then,
    after: now,
    touched: {
      config: after.config === undefined ? [] : [configFile],
      owners: after.owners === undefined || untouched === "owners" ? [] : [ownersFile],
      plan: after.plan === undefined ? [] : ["plan.yml"],
    },
  });
}

const lists = `tracks:
  hull: { title: Hull, owns: [/hull/] }
  deck: { title: Deck, owns: [/deck/] }
items:
  - { key: A1, title: Weld, track: hull, files: [hull/keel.md] }
  - { key: B1, title: Lay, track: deck }
`;
const items = lists.replaceAll(/, owns: \[[^\]]*\]/g, "");

describe("a plan with ownership lists", () => {
  it.each<[string, (plan: string) => string]>([
    ["ticked", (plan) => plan.replace("key: A1,", "key: A1, state: done,")],
    [
      "with a new item",
      (plan) => `${plan}  - { key: C1, title: New, track: deck, files: [deck/x.md, hull/y.md] }\n`,
    ],
    ["with other files of an item", (plan) => plan.replace("hull/keel.md", "deck/rail.md")],
    [
      "with other titles",
      (plan) => plan.replaceAll("title: Weld", "title: Weld it").replace("title: Hull", "title: The hull"),
    ],
    [
      "with comments and another order",
      (plan) => `# why\n${plan.replace("key: A1, title: Weld", "title: Weld, key: A1")}`,
    ],
    ["with an item moved to another track", (plan) => plan.replace("Lay, track: deck", "Lay, track: hull")],
    ["without an item", (plan) => plan.replace(/ {2}- \{ key: B1.*\n/, "")],
  ])("%s owns what it owned", (_, edit) => {
    expect(edit(lists)).not.toBe(lists);
    expect(changes({ plan: lists }, { plan: edit(lists) })).toBeNull();
  });

  it.each<[string, (plan: string) => string, string[]]>([
    [
      "takes a path over",
      (plan) => plan.replace("owns: [/deck/]", "owns: [/deck/, /sail/]"),
      ["/sail/: no rule → track deck"],
    ],
    ["gives one up", (plan) => plan.replace(", owns: [/deck/]", ""), ["/deck/: track deck → no rule"]],
    [
      "shares one",
      (plan) => plan.replace("owns: [/deck/]", "owns: [/deck/, /hull/]"),
      ["/hull/: track hull → track deck and track hull"],
    ],
    [
      "is another track",
      (plan) => plan.replaceAll("deck:", "planks:").replaceAll("track: deck", "track: planks"),
      ["/deck/: track deck → track planks"],
    ],
  ])("that %s changes who owns what", (_, edit, what) => {
    expect(changes({ plan: lists }, { plan: edit(lists) })).toEqual({ what, paths: ["plan.yml"] });
  });
});

describe("a plan whose items own their files", () => {
  it.each<[string, (plan: string) => string]>([
    ["ticked", (plan) => plan.replace("key: A1,", "key: A1, state: done,")],
    [
      "with a new item that brings files of its own",
      (plan) => `${plan}  - { key: C1, title: New, track: deck, files: [deck/x.md] }\n`,
    ],
    [
      "with a new item in a track's own folder",
      (plan) => `${plan}  - { key: C1, title: New, track: hull, files: [hull/keel.md] }\n`,
    ],
    ["with other titles", (plan) => plan.replaceAll("title: Weld", "title: Weld it")],
  ])("%s owns what it owned", (_, edit) => {
    expect(changes({ plan: items }, { plan: edit(items) })).toBeNull();
  });

  it.each<[string, (plan: string) => string, string[]]>([
    [
      "with a new item that wants another's file",
      (plan) => `${plan}  - { key: C1, title: New, track: deck, files: [hull/keel.md] }\n`,
      ["/hull/keel.md: track hull → track deck and track hull"],
    ],
    [
      "with a new item that takes a folder around it",
      (plan) => `${plan}  - { key: C1, title: New, track: deck, files: [hull/] }\n`,
      ["/hull/: no rule → track deck"],
    ],
    [
      "with other files",
      (plan) => plan.replace("hull/keel.md", "hull/bow.md"),
      ["/hull/bow.md: no rule → track hull", "/hull/keel.md: track hull → no rule"],
    ],
    [
      "with an item of another track",
      (plan) => plan.replace("Weld, track: hull", "Weld, track: deck"),
      ["/hull/keel.md: track hull → track deck"],
    ],
    [
      "without an item",
      (plan) => plan.replace(/ {2}- \{ key: A1.*\n/, ""),
      ["/hull/keel.md: track hull → no rule"],
    ],
  ])("%s owns something else", (_, edit, what) => {
    expect(changes({ plan: items }, { plan: edit(items) })?.what).toEqual(expect.arrayContaining(what));
  });

  it("is the first one: nobody had anything", () => {
    expect(changes({}, { plan: items })).toBeNull();
    expect(changes({}, { plan: lists })).toMatchObject({ paths: ["plan.yml"] });
  });
});

describe("an ownership file", () => {
  const file = "/hull/ hull\n/deck/ deck\n";

  it("that says what the plan's lists said changes nothing; any other first one does", () => {
    expect(changes({ plan: lists }, { owners: file })).toBeNull();
    expect(changes({ plan: lists }, { owners: "# nobody owns anything\n" })).toMatchObject({
      paths: [ownersFile],
    });
    expect(changes({ plan: items }, { owners: file })).toMatchObject({ paths: [ownersFile] });
  });

  it("that goes leaves what the plan says", () => {
    expect(changes({ plan: lists, owners: file }, { owners: null })).toBeNull();
    expect(changes({ plan: items, owners: file }, { owners: null })).toMatchObject({ paths: [ownersFile] });
  });

  it("is named with the plan where both have a part in it, and alone where the plan has none", () => {
    const ticked = lists.replace("key: A1,", "key: A1, state: done,");
    const world = { plan: lists, owners: file };
    expect(changes(world, { owners: "/hull/ deck\n/deck/ deck\n", plan: ticked })?.paths).toEqual([
      ownersFile,
    ]);
    // The name `planks` is nobody's before the plan gives it to a track.
    const renamed = lists.replace("key: A1,", "key: A1, aliases: [planks],");
    const both = changes(world, { owners: "/hull/ hull\n/deck/ planks\n", plan: renamed });
    expect(both).toMatchObject({
      what: ["/deck/: track deck → track hull"],
      paths: [ownersFile, "plan.yml"],
    });
  });

  it("whose names come to mean another one is changed by the plan", () => {
    const world = { plan: lists, owners: "/hull/ hull\n/deck/ planks\n" };
    const named = lists.replace("key: A1,", "key: A1, aliases: [planks],");
    expect(changes(world, { plan: named })).toMatchObject({ paths: ["plan.yml"] });
  });

  it("that another config names is changed by the config", () => {
    const config = "owners: OTHERS\n";
    expect(changes({ plan: items, owners: file }, { config, owners: null }, "owners")?.paths).toEqual([
      configFile,
    ]);
  });

  it("whose sessions get other tracks is changed by the config", () => {
    const owners = "/deck/ session:joiner\n";
    const config = (track: string) => `sessions: { joiner: { logins: [ben], tracks: [${track}] } }`;
    expect(
      changes({ plan: items, owners, config: config("deck") }, { config: config("hull") })?.paths,
    ).toEqual([configFile]);
  });
});
