import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import * as documents from "../../../src/github/board/documents.js";
import { githubSchema } from "../../../src/sandbox/graphql/schema.js";

const flags = [true, false];
const loads = flags.flatMap((labels) =>
  flags.flatMap((milestones) =>
    [
      { scan: "all" as const, known: false },
      { scan: "since" as const, known: true },
      { scan: "since" as const, known: false },
      { scan: false as const, known: true },
      { scan: false as const, known: false },
    ].flatMap((issues) =>
      ([false, "none", "id", "title", "number"] as const).map((project) => ({
        labels,
        milestones,
        ...issues,
        project,
      })),
    ),
  ),
);

const asksSomething = (parts: documents.LoadParts) =>
  parts.labels ||
  parts.milestones ||
  parts.scan ||
  parts.known ||
  (parts.project && parts.project !== "none");

describe("the documents of the board are of GitHub's schema", () => {
  it("when they load, whatever they ask for", async () => {
    const schema = await githubSchema();
    for (const parts of loads.filter(asksSomething)) {
      expect(validate(schema, parse(documents.loadDocument(parts))), JSON.stringify(parts)).toEqual([]);
    }
  });

  it.each([
    ["milestone", documents.milestoneByTitle],
    ["owner", documents.projectOwner],
    ["project", documents.createProject],
    ["field", documents.createField],
    ["options", documents.updateField],
    ["items", documents.addItems(50)],
    [
      "values",
      documents.changeValues(Array.from({ length: 400 }, (_, index) => (index % 4 ? "set" : "clear"))),
    ],
    ["sub-issues", documents.addSubIssues(100)],
  ])("when they name a %s", async (_, document) => {
    expect(validate(await githubSchema(), parse(document))).toEqual([]);
  });
});
