import type { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Setup, setUp } from "./receiver.js";

let setup: Setup;
let app: Octokit;
beforeAll(async () => {
  setup = await setUp();
  app = setup.asInstallation();
});
afterAll(() => setup.close());

const repository = (selection: string) =>
  app.graphql<{ repository: never }>(`query { repository(owner: "acme", name: "railway") { ${selection} } }`);

describe("GraphQL", () => {
  test.each([
    ["a field that the schema lacks", "nonsense", "doesn't|Cannot query field"],
    ["a connection without a size", "issues { totalCount }", "must provide a `first` or `last`"],
    [
      "a page of more than a hundred",
      "issues(first: 101) { totalCount }",
      "exceeds the `first` limit of 100",
    ],
    ["a field that the sandbox has not", "forkCount", "does not serve Repository.forkCount"],
    ["an issue that is not there", "issue(number: 99) { id }", "Could not resolve to an Issue"],
  ])("refuses %s", async (_what, selection, message) => {
    await expect(repository(selection)).rejects.toThrow(new RegExp(message));
  });

  test("answers as a GitHub does about its viewer and limits", async () => {
    expect(await app.graphql("query { viewer { login } rateLimit { remaining } }")).toEqual({
      viewer: { login: "signalbox[bot]" },
      rateLimit: { remaining: 4_999 },
    });
  });

  test("reads files by expression, text or binary, and null where there is none", async () => {
    const { ada, place } = setup;
    const binary = await ada.octokit.rest.git.createBlob({
      ...place,
      content: "AAEC/w==",
      encoding: "base64",
    });
    await ada.push(place, { branch: "main", message: "Text", files: { "docs/PLAN.md": "# Plan ä\n" } });
    const { data: head } = await ada.octokit.rest.git.getRef({ ...place, ref: "heads/main" });
    const { data: tip } = await ada.octokit.rest.git.getCommit({ ...place, commit_sha: head.object.sha });
    const entry = { path: "b.bin", mode: "100644", type: "blob", sha: binary.data.sha } as const;
    const tree = await ada.octokit.rest.git.createTree({ ...place, base_tree: tip.tree.sha, tree: [entry] });
    const commit = await ada.octokit.rest.git.createCommit({
      ...place,
      message: "Binary",
      tree: tree.data.sha,
      parents: [head.object.sha],
    });
    await ada.octokit.rest.git.updateRef({ ...place, ref: "heads/main", sha: commit.data.sha });
    const blob = "... on Blob { text byteSize isBinary isTruncated }";
    expect(
      await repository(`a: object(expression: "main:docs/PLAN.md") { ${blob} } b: object(expression: "HEAD:b.bin") { ${blob} }
        c: object(expression: "main:none") { oid } d: object(expression: "main:docs") { __typename }
        e: object(expression: "${commit.data.sha}") { ... on Commit { message } }`),
    ).toEqual({
      repository: {
        a: { text: "# Plan ä\n", byteSize: 10, isBinary: false, isTruncated: false },
        b: { text: null, byteSize: 4, isBinary: true, isTruncated: false },
        c: null,
        d: { __typename: "Tree" },
        e: { message: "Binary" },
      },
    });
  });

  test("pages through issues, filtered by state and label", async () => {
    const { place } = setup;
    for (let index = 1; index <= 7; index++) {
      const labels = index % 2 === 0 ? ["even"] : ["odd"];
      await app.rest.issues.create({ ...place, title: `Issue ${index}`, labels });
    }
    await app.rest.issues.update({ ...place, issue_number: 1, state: "closed", state_reason: "not_planned" });
    const seen: number[] = [];
    for (let after: string | null = null; ; ) {
      const page: {
        repository: {
          issues: { nodes: { number: number }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
        };
      } = await app.graphql(
        `query($after: String) { repository(owner: "acme", name: "railway") {
          issues(first: 3, after: $after) { nodes { number } pageInfo { hasNextPage endCursor } } } }`,
        { after },
      );
      seen.push(...page.repository.issues.nodes.map((one) => one.number));
      after = page.repository.issues.pageInfo.endCursor;
      if (!page.repository.issues.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(
      await repository(`issues(first: 9, states: OPEN, labels: ["odd"]) { nodes { number } }
        issue(number: 1) { state stateReason labels(first: 3) { nodes { name } } author { login __typename } }`),
    ).toEqual({
      repository: {
        issues: { nodes: [{ number: 3 }, { number: 5 }, { number: 7 }] },
        issue: {
          state: "CLOSED",
          stateReason: "NOT_PLANNED",
          labels: { nodes: [{ name: "odd" }] },
          author: { login: "signalbox", __typename: "Bot" },
        },
      },
    });
  });

  test("gives the nodes that there are, and one error for each that there is not", async () => {
    const { data } = await app.rest.issues.get({ ...setup.place, issue_number: 1 });
    const response = await fetch(`${setup.sandbox.url}/api/graphql`, {
      method: "POST",
      headers: { authorization: `Bearer ${setup.sandbox.tokens.ada}` },
      body: JSON.stringify({
        query: "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        variables: { ids: [data.node_id, "MDpJc3N1ZTk5OTk"] },
      }),
    });
    expect(await response.json()).toMatchObject({
      data: { nodes: [{ id: data.node_id }, null] },
      errors: [{ type: "NOT_FOUND", path: ["nodes", 1] }],
    });
  });

  test("knows a pull request as a verdict needs it", async () => {
    const { ada, ben, place } = setup;
    const sha = await ben.push(place, {
      branch: "work",
      message: "Work\n\nTrack: senior",
      files: { "w.txt": "w" },
    });
    const number = await ben.openPull(place, { head: "work", title: "W", body: "Fixes #2", draft: true });
    await ada.review(place, number, "REQUEST_CHANGES", "Hm");
    await ada.review(place, number, "APPROVE");
    await ada.review(place, number, "COMMENT", "By the way");
    const { repository: answer } = await app.graphql<{ repository: { pullRequest: { id: string } } }>(
      `query { repository(owner: "acme", name: "railway") { pullRequest(number: ${number}) {
        id isDraft state merged mergeable changedFiles headRefName headRefOid baseRefName baseRef { target { oid } }
        closingIssuesReferences(first: 5) { nodes { number repository { nameWithOwner } } }
        latestOpinionatedReviews(first: 5) { nodes { state author { login } commit { oid } } }
        commits(last: 1) { nodes { commit { oid message } } } } } }`,
    );
    expect(answer.pullRequest).toMatchObject({
      isDraft: true,
      state: "OPEN",
      mergeable: "MERGEABLE",
      changedFiles: 1,
      headRefOid: sha,
      closingIssuesReferences: { nodes: [{ number: 2, repository: { nameWithOwner: "acme/railway" } }] },
      latestOpinionatedReviews: {
        nodes: [{ state: "APPROVED", author: { login: "ada" }, commit: { oid: sha } }],
      },
      commits: { nodes: [{ commit: { oid: sha, message: "Work\n\nTrack: senior" } }] },
    });
    await ben.octokit.graphql(
      "mutation($id: ID!) { markPullRequestReadyForReview(input: {pullRequestId: $id}) { pullRequest { isDraft } } }",
      { id: answer.pullRequest.id },
    );
    expect((await setup.last("pull_request.ready_for_review")).payload.pull_request.draft).toBe(false);
  });
});
