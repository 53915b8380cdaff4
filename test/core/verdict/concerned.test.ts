import { expect, test } from "vitest";
import { concernedPulls } from "../../../src/core/verdict/concerned.js";
import type { ChangedFile, OtherPull } from "../../../src/core/verdict/model.js";

const file = (path: string, line = 1): ChangedFile => ({
  path,
  previousPath: null,
  status: "modified",
  lines: [{ from: line, to: line }],
});
const pull = (number: number, files: ChangedFile[], items: string[] = []): OtherPull => ({
  number,
  title: "",
  author: null,
  items,
  tracks: [],
  session: null,
  files,
});
const others = [
  { subject: "pull:2", lands: "main", items: ["B", "A"], touches: pull(2, [file("a")], ["B"]) },
  { subject: "pull:3", lands: "main", items: [], touches: pull(3, [file("b")]) },
  { subject: "pull:4", lands: "main", items: [], touches: null },
  { subject: "pull:5", lands: "next", items: ["A"], touches: pull(5, [file("a")]) },
];

test.each([
  ["opens", null, pull(1, [file("a")]), ["pull:2"]],
  ["closes", pull(1, [file("b")]), null, ["pull:3"]],
  ["stays as it is", pull(1, [file("a")]), pull(1, [file("a")]), []],
  ["touches other lines", pull(1, [file("a", 1), file("b")]), pull(1, [file("a", 9), file("b")]), ["pull:2"]],
  ["lets go of a file", pull(1, [file("a"), file("b")]), pull(1, [file("a")]), ["pull:3"]],
  ["is of another item", pull(1, [file("b")]), pull(1, [file("b")], ["A"]), ["pull:2", "pull:3"]],
  ["touches what nobody else does", null, pull(1, [file("z")]), []],
])("a pull request that %s concerns those that share what changed", (_, before, after, subjects) => {
  const into = (touches: OtherPull | null) => touches && { lands: "main", touches };
  const found = concernedPulls(into(before), into(after), others);
  expect(found.map(({ subject }) => subject)).toEqual(subjects);
});

test("one that lands in another branch concerns those of both", () => {
  const touches = pull(1, [file("a")]);
  const found = concernedPulls({ lands: "main", touches }, { lands: "next", touches }, others);
  expect(found.map(({ subject }) => subject)).toEqual(["pull:2", "pull:5"]);
});
