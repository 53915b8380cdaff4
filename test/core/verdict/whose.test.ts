import { describe, expect, test } from "vitest";
import { readBranch } from "../../../src/core/verdict/branch.js";
import { trailersOf } from "../../../src/core/verdict/trailers.js";
import { attribute, whoseIs } from "../../../src/core/verdict/whose.js";
import { item, plan } from "../ownership/plan.js";
import { claim, facts } from "./facts.js";

describe("trailers follow git's rules", () => {
  test.each([
    ["the last paragraph", "Title\n\nText\n\nTrack: hall\nSession: x\n", ["track=hall", "session=x"]],
    ["Windows lines and spaces", "Title\r\n\r\nTRACK :  hall  \r\n\r\n", ["track=hall"]],
    ["a value that goes on", "Title\n\nTrack: a\n  b\n", ["track=a b"]],
    [
      "other trailers beside it",
      "Title\n\nTrack: hall\nCo-authored-by: A <a@b>\n",
      ["track=hall", "co-authored-by=A <a@b>"],
    ],
    [
      "prose with one that git made",
      "Title\n\nsome words\nTrack: hall\nSigned-off-by: A <a@b>\n",
      ["track=hall", "signed-off-by=A <a@b>"],
    ],
    ["prose in the same paragraph", "Title\n\nsome words\nTrack: hall\n", []],
    ["an earlier paragraph", "Title\n\nTrack: hall\n\nThe end.\n", []],
    ["the title alone", "Track: hall\n", []],
    ["no value", "Title\n\nTrack:\n", []],
    ["nothing", "", []],
  ])("%s", (_, message, expected) => {
    expect(trailersOf(message).map(({ key, value }) => `${key}=${value}`)).toEqual(expected);
  });
});

describe("a branch names an item or a lane between slashes or hyphens", () => {
  const named = plan({
    items: [
      item("S4", { track: "senior" }),
      item("track-3", { aliases: ["3", "calling-agent"] }),
      item("track-30"),
      item("2.1", { track: "two" }),
    ],
    tracks: [{ id: "senior", title: "" }],
  });
  test.each([
    ["senior/s4-action-planner", "senior", "S4"],
    ["s4", "senior", "S4"],
    ["SENIOR/x", "senior", null],
    ["track-3/calls", "track-3", "track-3"],
    ["fix-calling-agent-now", "track-3", "track-3"],
    ["track-30-x", "track-30", "track-30"],
    ["work/2.1-cli", "two", "2.1"],
    ["track-3/senior", "track-3", "track-3"],
    ["issue/3", "track-3", "track-3"],
    ["release-3", null, null],
    ["s44", null, null],
    ["constructor", null, null],
    ["", null, null],
  ])("%s", (branch, lane, key) => {
    const read = readBranch(branch, named);
    expect([read?.lane ?? null, read?.item ?? null]).toEqual([lane, key]);
  });
});

describe("whose pull request it is, is found in this order", () => {
  const trailer = { body: "Text.\n\nTrack: cellar" };
  const linked = { linkedItems: ["H2"] };
  const branch = { headRef: "cook/new-oven" };
  const claimed = { author: "carol", claims: [claim("K1", "Carol", "cook")] };
  test.each([
    [
      "declared",
      { declaredTrack: "track:HALL", ...trailer, ...linked, ...branch, ...claimed },
      ["hall"],
      ["H2"],
      null,
    ],
    ["trailer", { ...trailer, ...linked, ...branch, ...claimed }, ["cellar"], ["H2"], null],
    ["issue", { ...linked, ...branch, ...claimed }, ["hall"], ["H2"], null],
    ["branch", { ...branch, ...claimed }, ["kitchen"], ["K1"], "cook"],
    ["claim", claimed, ["kitchen"], ["K1"], "cook"],
    ["none", { author: null }, [], [], null],
  ] as const)("%s", (by, about, tracks, items, session) => {
    expect(attribute(facts(structuredClone(about) as object))).toEqual({ by, tracks, items, session });
  });

  test("the lanes of several linked items all count", () => {
    expect(attribute(facts({ linkedItems: ["K1", "H1"] })).tracks).toEqual(["kitchen", "hall"]);
  });

  test("a trailer may name an item, an alias, a session, and stand in the head commit", () => {
    expect(attribute(facts({ body: "x\n\nTrack: menu-agent" }))).toMatchObject({
      tracks: ["kitchen"],
      items: ["K2"],
    });
    expect(attribute(facts({ headMessage: "x\n\nSession: Cook" }))).toMatchObject({
      session: "cook",
      tracks: ["kitchen"],
    });
    expect(attribute(facts({ body: "Session: waiter" }))).toMatchObject({ by: "trailer", session: "waiter" });
  });

  test("a trailer that names nobody is said, with the names there are, and the next way is tried", () => {
    const { attribution, findings } = whoseIs(facts({ body: "x\n\nTrack: kichen", headRef: "hall/x" }));
    expect(attribution).toMatchObject({ by: "branch", tracks: ["hall"] });
    expect(findings).toMatchObject([{ rule: "facts", severity: "warn" }]);
    expect(`${findings[0]?.message} ${findings[0]?.todo}`).toMatchInlineSnapshot(
      `"Track: kichen names no track or session. Did you mean kitchen? Allowed are kitchen, hall, cellar, cook and waiter."`,
    );
  });

  test("two live claims say nothing", () => {
    const claims = [claim("K1", "carol", "cook"), claim("H1", "carol", "cook")];
    expect(attribute(facts({ author: "carol", claims })).by).toBe("none");
  });

  test("a lane of one item carries out that item, a lane of several doesn't say which", () => {
    expect(attribute(facts({ declaredTrack: "cellar" })).items).toEqual(["C1"]);
    expect(attribute(facts({ declaredTrack: "hall" })).items).toEqual([]);
  });

  test("the author's session is told where only one fits", () => {
    expect(attribute(facts({ author: "Walter", linkedItems: ["H1"] })).session).toBe("waiter");
    expect(attribute(facts({ author: "walter", linkedItems: ["K1"] })).session).toBeNull();
  });
});
