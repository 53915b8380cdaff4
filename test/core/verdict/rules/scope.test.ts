import { describe, expect, test } from "vitest";
import { item, plan } from "../../ownership/plan.js";
import { changed, saidBy } from "../facts.js";

const declared = plan({
  items: [
    item("A", {
      files: [
        { path: "src/a/", access: "modify" },
        { path: "README.md", access: "modify" },
      ],
    }),
    item("B", { files: [{ path: "lib/*.ts", access: "create" }] }),
    item("C"),
  ],
});
const paths = ["src/a/deep/x.ts", "README.md", "lib/y.ts", "CHANGELOG.md"];

describe("files outside what the items said to touch", () => {
  test.each([
    [["A"], ["lib/y.ts", "CHANGELOG.md"]],
    [["A", "B"], ["CHANGELOG.md"]],
    [["A", "C"], []],
    [["C"], []],
    [[], []],
  ])("of %j are %j", (linkedItems, outside) => {
    const said = saidBy("scope", { plan: declared, linkedItems, headRef: "x", files: changed(...paths) });
    expect(said.map((line) => /^fail (\S+):/.exec(line)?.[1])).toEqual(outside);
  });

  test("are not the plan's own documents, in which the items are ticked off", () => {
    expect(saidBy("scope", { plan: declared, linkedItems: ["A"], files: changed("PLAN.md") })).toEqual([]);
  });

  test("are said with what was declared, and not where a rule of the config asks for them", () => {
    const facts = { plan: declared, linkedItems: ["A"], files: changed("CHANGELOG.md") };
    expect(saidBy("scope", facts)).toEqual([
      "fail CHANGELOG.md: CHANGELOG.md is outside what A said to touch (src/a/ and README.md). Leave it to a change of its own, or add it to the files of A in the plan.",
    ]);
    const companions = [{ when: "src/**", require: "CHANGELOG.md", consult: null }];
    expect(saidBy("scope", facts, { companions })).toEqual([]);
  });
});
