import { expect, test } from "vitest";
import { closedByText } from "../../../src/core/verdict/closing-words.js";

test.each([
  ["Closes #3", [3]],
  ["closes: #3, fixes #4 and RESOLVED   #5", [3, 4, 5]],
  ["- Fixed #3\n- fix #3", [3]],
  ["Closes Harbour/Ferries#3, closes other/ferries#4", [3]],
  ["Closes #3, #4", [3]],
  ["Discloses #3, closes#4, closes issue #5, close to #6", []],
  ["`Closes #3` and <b>Closes</b> #4 <!-- Closes #5 -->", []],
  ["```\nCloses #3\n```\n\n    Closes #4\n\n> Closes #5", [5]],
  ["Closes `x` #3", []],
  ["Closes #0003 and closes #9999999999", [3]],
  ["", []],
])("%s", (text, numbers) => {
  expect(closedByText(text, "harbour/ferries")).toEqual(numbers);
});

test("a long text takes no long time", () => {
  const texts = ["closes ".repeat(9_000), "`".repeat(65_000), "[".repeat(60_000), "> ".repeat(30_000)];
  for (const text of texts) {
    const start = performance.now();
    closedByText(`${text} Closes #3`, "harbour/ferries");
    expect(performance.now() - start).toBeLessThan(3_000);
  }
});
