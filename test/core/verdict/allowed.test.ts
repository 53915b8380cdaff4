import { expect, test } from "vitest";
import { ownerNames } from "../../../src/core/ownership/names.js";
import { byMaintainer, isAllowed } from "../../../src/core/verdict/allowed.js";
import { session } from "../ownership/plan.js";
import { house, people } from "./facts.js";

const sessions = { ...people.sessions, maintainer: session({ logins: ["mallory"], tracks: ["cellar"] }) };
const names = ownerNames(house, { sessions });
const allowed = (from: string) =>
  isAllowed(
    "kitchen/oven.ts",
    [names.resolve("kitchen")],
    { allowances: [{ paths: ["**"], to: "waiter", from }] },
    { session: "waiter", tracks: ["hall"] },
    names,
  );

test("a maintainer's word is for any file, an owner's for its own, and nobody's by the name of a session", () => {
  expect(allowed(byMaintainer)).toBe(true);
  expect(allowed("cook")).toBe(true);
  expect(allowed("waiter")).toBe(false);
  expect(allowed("maintainer")).toBe(false);
});
