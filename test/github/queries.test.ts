import { schema } from "@octokit/graphql-schema";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { filesQuery } from "../../src/github/files-at.js";
import { pullQuery } from "../../src/github/pull-snapshot.js";

const github = buildSchema(schema.idl, { assumeValidSDL: true });

describe("GraphQL", () => {
  it.each([
    ["a pull request", pullQuery],
    ["a file", filesQuery(1)],
    ["many files", filesQuery(20)],
  ])("for %s is of GitHub's schema", (_, query) => {
    expect(validate(github, parse(query))).toEqual([]);
  });
});
