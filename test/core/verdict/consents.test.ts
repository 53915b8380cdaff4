import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { compileOwners } from "../../../src/core/ownership/match.js";
import { ownerNames } from "../../../src/core/ownership/names.js";
import { consentedPaths } from "../../../src/core/verdict/consents.js";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import { approval, changed, facts, only, people } from "./facts.js";

const known = facts();
const consults = { companions: [{ when: "hall/**", require: null, consult: "kitchen" }] };
const consented = (login: string, paths: string[], config = people) =>
  consentedPaths([login], {
    paths,
    owners: compileOwners(known.ownership.rules),
    names: ownerNames(known.plan, config),
    config,
  });

const paths = ["kitchen/a", "kitchen/b", "hall/a", "menu.md", "gate", "x"];

describe("an account's approving review is a consent", () => {
  test.each([
    ["carol", ["kitchen/a", "kitchen/b", "menu.md"]],
    ["walter", ["hall/a", "menu.md"]],
    ["gina", ["gate"]],
    ["somebody", []],
  ])("by %s to its own files alone", (login, own) => {
    expect(consented(login, paths)).toEqual(own);
  });

  test("to those about which its track must be asked as well", () => {
    expect(consented("carol", paths, { ...people, ...consults })).toEqual([
      "kitchen/a",
      "kitchen/b",
      "hall/a",
      "menu.md",
    ]);
  });

  const file = fc.constantFrom(...paths);
  const review = fc.record({
    login: fc.constantFrom("carol", "walter", "gina", "somebody"),
    seen: fc.uniqueArray(file),
  });

  test.prop([fc.uniqueArray(file), fc.array(review, { maxLength: 3 })])(
    "exactly to those of its own files that are as it saw them",
    (files, reviews) => {
      const approvals = reviews.map(({ login, seen }) => {
        const own = consented(login, files);
        return approval(
          login,
          own.filter((path) => seen.includes(path)),
          own.filter((path) => !seen.includes(path)),
        );
      });
      const { findings } = evaluate(
        facts({ declaredTrack: "cellar", files: changed(...files), approvals, config: only("ownership") }),
      );
      const covered = (path: string) =>
        reviews.some(({ login, seen }) => seen.includes(path) && consented(login, [path]).length > 0);
      expect(findings.map(({ path }) => path)).toEqual(
        files.filter((path) => path !== "x" && !covered(path)),
      );
    },
  );
});
