import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import { changed, facts, people } from "./facts.js";

const foreign = { files: changed("hall/table.md"), declaredTrack: "kitchen" };
const config = { ...people, exempt: { authors: ["dependabot[bot]"], reverts: true } };

describe("an exempt pull request", () => {
  test.each([
    ["of a bot that the config names", { author: "Dependabot[bot]" }, "Exempt: dependabot[bot]"],
    ["that takes back another", { revertOf: 7 }, "Exempt: it takes back #7"],
  ])("%s passes, and says why", (_, about, title) => {
    expect(evaluate(facts({ ...foreign, ...about, config }))).toMatchObject({ conclusion: "success", title });
  });

  test("still fails on a document that it breaks, and is none where the config says so", () => {
    const brought = [
      {
        kind: "plan",
        severity: "error",
        code: "cycle",
        message: "a circle",
        file: "PLAN.md",
        line: 3,
      } as const,
    ];
    expect(evaluate(facts({ ...foreign, author: "dependabot[bot]", brought, config })).conclusion).toBe(
      "failure",
    );
    const judged = { ...config, exempt: { authors: [], reverts: false } };
    expect(evaluate(facts({ ...foreign, revertOf: 7, config: judged })).conclusion).toBe("failure");
  });

  test("whose files can't be listed stays unknown", () => {
    expect(evaluate(facts({ files: null, author: "dependabot[bot]", config })).conclusion).toBe("unknown");
  });
});
