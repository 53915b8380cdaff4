import { expect, test } from "vitest";
import { remembering } from "../../src/core/remembering.js";

test("what was given for a key is given again, for the keys that were asked for last", () => {
  const made: string[] = [];
  const give = remembering(2, String, (one: number) => {
    made.push(`made ${one}`);
    return one === 3 ? undefined : { one };
  });
  const first = give(1);
  give(2);
  expect(give(1)).toBe(first);
  give(3);
  give(3);
  expect(give(1)).toBe(first);
  give(2);
  expect(made).toEqual(["made 1", "made 2", "made 3", "made 2"]);
});
