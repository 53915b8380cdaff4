import { schema } from "@octokit/graphql-schema";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { entriesQuery } from "../../src/github/entries.js";
import { filesQuery } from "../../src/github/files-at.js";
import { pullOfCommitQuery } from "../../src/github/pull-of-commit.js";
import { pullQuery } from "../../src/github/pull-snapshot.js";

const github = buildSchema(schema.idl, { assumeValidSDL: true });

describe("GraphQL", () => {
  it.each([
    ["a pull request", pullQuery],
    ["what stands at paths of commits", entriesQuery(3, 2)],
    ["the pull request of a commit", pullOfCommitQuery],
    ["a file", filesQuery(1)],
    ["many files", filesQuery(20)],
  ])("for %s is of GitHub's schema", (_, query) => {
    expect(validate(github, parse(query))).toEqual([]);
  });
});
