import type { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
let app: Octokit;
beforeAll(async () => {
  setup = await setUp();
  app = setup.asInstallation();
});
afterAll(() => setup.close());

interface Known {
  number: number;
  id: number;
  nodeId: string;
}

const openIssues = async (count: number): Promise<Known[]> => {
  const issues: Known[] = [];
  for (let index = 0; index < count; index++) {
    const { data } = await app.rest.issues.create({ ...setup.place, title: `Issue ${index}` });
    issues.push({ number: data.number, id: data.id, nodeId: data.node_id });
  }
  return issues;
};
const blockedBy = "/repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by";
const block = (issue_number: number, issue_id: number) =>
  app.request(`POST ${blockedBy}`, { ...setup.place, issue_number, issue_id });
const numbers = (answer: { data: unknown }) => (answer.data as Known[]).map((one) => one.number);

describe("dependencies", () => {
  test("show at both ends, in REST and in GraphQL, until they are removed", async () => {
    const [one, other] = (await openIssues(2)) as [Known, Known];
    await block(one.number, other.id);
    const at = { ...setup.place, issue_number: one.number };
    const blocking = "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking";
    expect(numbers(await app.request(`GET ${blockedBy}`, at))).toEqual([other.number]);
    expect(numbers(await app.request(blocking, { ...at, issue_number: other.number }))).toEqual([one.number]);
    const { data } = await app.rest.issues.get(at);
    expect(data).toMatchObject({
      issue_dependencies_summary: { blocked_by: 1, total_blocked_by: 1, blocking: 0 },
    });
    const query = `query($id: ID!) { node(id: $id) { ... on Issue {
      blockedBy(first: 5) { nodes { number } } issueDependenciesSummary { blockedBy totalBlocking } } } }`;
    expect(await app.graphql(query, { id: one.nodeId })).toEqual({
      node: {
        blockedBy: { nodes: [{ number: other.number }] },
        issueDependenciesSummary: { blockedBy: 1, totalBlocking: 0 },
      },
    });
    await app.request(`DELETE ${blockedBy}/{issue_id}`, { ...at, issue_id: other.id });
    expect(numbers(await app.request(`GET ${blockedBy}`, at))).toEqual([]);
  });

  test("are refused with oneself, twice, and beyond fifty", async () => {
    const [issue, ...others] = (await openIssues(52)) as [Known, ...Known[]];
    expect((await refusal(block(issue.number, issue.id))).status).toBe(422);
    for (const other of others.slice(0, 50)) await block(issue.number, other.id);
    expect(await refusal(block(issue.number, others[0]?.id ?? 0))).toEqual({
      status: 422,
      message: "has already been taken",
    });
    expect((await refusal(block(issue.number, others[50]?.id ?? 0))).status).toBe(422);
    expect((await refusal(block(issue.number, 999_999))).status).toBe(404);
  });

  test("can be written in batches by GraphQL", async () => {
    const [one, two, three] = (await openIssues(3)) as [Known, Known, Known];
    const mutation = `mutation($one: ID!, $two: ID!, $three: ID!) {
      a: addBlockedBy(input: {issueId: $one, blockingIssueId: $two}) { issue { number } }
      b: addBlockedBy(input: {issueId: $one, blockingIssueId: $three}) {
        issue { blockedBy(first: 5) { totalCount } } } }`;
    const ids = { one: one.nodeId, two: two.nodeId, three: three.nodeId };
    expect(await app.graphql(mutation, ids)).toMatchObject({
      b: { issue: { blockedBy: { totalCount: 2 } } },
    });
  });
});

describe("sub-issues", () => {
  test("have one parent, up to a hundred, and no circles", async () => {
    const [parent, child, ...rest] = (await openIssues(103)) as [Known, Known, ...Known[]];
    const path = "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues";
    const adopt = (issue_number: number, sub_issue_id: number, more: object = {}) =>
      app.request(`POST ${path}`, { ...setup.place, issue_number, sub_issue_id, ...more });
    await adopt(parent.number, child.id);
    const up = "GET /repos/{owner}/{repo}/issues/{issue_number}/parent";
    expect((await app.request(up, { ...setup.place, issue_number: child.number })).data.number).toBe(
      parent.number,
    );
    expect((await refusal(adopt(child.number, parent.id))).message).toBe(
      "An issue can't be its own ancestor",
    );
    const stepparent = rest[0] as Known;
    expect((await refusal(adopt(stepparent.number, child.id))).message).toBe(
      "Sub issue may only have one parent",
    );
    await adopt(stepparent.number, child.id, { replace_parent: true });
    expect(
      numbers(await app.request(`GET ${path}`, { ...setup.place, issue_number: parent.number })),
    ).toEqual([]);

    for (const one of rest.slice(1)) await adopt(parent.number, one.id);
    expect((await refusal(adopt(parent.number, child.id, { replace_parent: true }))).status).toBe(422);
  });
});

describe("reactions", () => {
  test("on a comment are one of a kind a user", async () => {
    const [issue] = (await openIssues(1)) as [Known];
    const comment_id = await setup.ada.comment(setup.place, issue.number, "/claim");
    const react = (content: "eyes" | "hooray") =>
      app.rest.reactions.createForIssueComment({ ...setup.place, comment_id, content });
    expect([(await react("eyes")).status, (await react("eyes")).status]).toEqual([201, 200]);
    await react("hooray");
    const { data } = await app.rest.reactions.listForIssueComment({ ...setup.place, comment_id });
    expect(data.map((one) => [one.content, one.user?.login])).toEqual([
      ["eyes", "signalbox[bot]"],
      ["hooray", "signalbox[bot]"],
    ]);
  });
});
