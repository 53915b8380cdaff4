import { expect, test } from "vitest";
import { saidBy } from "../facts.js";

const tasks = (...done: boolean[]) => done.map((one, index) => ({ text: `Task ${index + 1}`, done: one }));

test("closing an item with open deliverables is said, with which", () => {
  const deliverables = new Map([["H1", tasks(true, false, false)]]);
  expect(saidBy("done", { linkedItems: ["H1"], deliverables })).toEqual([
    "fail –: Merging closes H1 (Tables) with 2 deliverables not ticked: Task 2 and Task 3. Tick what is done in the issue, or write `Part of` instead of `Closes` so that it stays open.",
  ]);
});

test.each([
  ["all are ticked", ["H1"], new Map([["H1", tasks(true, true)]])],
  ["there are none", ["H1"], new Map()],
  ["the item is not closed", [], new Map([["H1", tasks(false)]])],
  ["its key is a word of the language", ["constructor"], new Map()],
])("nothing is said where %s", (_, linkedItems, deliverables) => {
  expect(saidBy("done", { linkedItems, deliverables })).toEqual([]);
});
