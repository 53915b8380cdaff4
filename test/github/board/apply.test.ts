import { describe, expect, it } from "vitest";
import { createdIssue, noValues } from "../../../src/core/board/absorb.js";
import type { Change, CreateIssue } from "../../../src/core/board/change.js";
import type { BoardFacts, BoardIssue } from "../../../src/core/board/model.js";
import { boardHost } from "../../../src/github/board/board-host.js";
import type { BoardClient } from "../../../src/github/board/client.js";
import { projectOf } from "../../../src/github/board/read.js";
import { github, keepOffline, repoPath, repository, takeSeat } from "../seat.js";
import { projectNode } from "./answers.js";

keepOffline();

const creation: CreateIssue = {
  kind: "create-issue",
  itemKey: "A",
  title: "T",
  body: "B",
  labels: ["bug"],
  milestone: "Round 1",
  assignees: ["ada"],
  type: "Task",
};

function issue(number: number): BoardIssue {
  const ids = { number, id: 5000 + number, nodeId: `I_${number}` };
  return { ...createdIssue(creation, ids, "B"), projectItem: { id: `ITEM_${number}`, values: noValues } };
}

const project = projectOf({ ...projectNode, fields: projectNode.fields.nodes } as never);

const facts: BoardFacts = {
  labels: [],
  milestones: [{ number: 3, title: "round 1", state: "open" }],
  issues: new Map([
    ["A", issue(1)],
    ["B", issue(2)],
  ]),
  lost: [],
  project,
  projectProblem: null,
  knownFields: new Map(),
};

async function apply(change: Change, more: Partial<BoardFacts> = {}) {
  const { seat, requests } = await takeSeat();
  const host = boardHost({
    octokit: seat.client as unknown as BoardClient,
    repository,
    botLogin: "signalbox[bot]",
  });
  const applied = await host.apply(change, { ...facts, ...more });
  return { applied, requests: requests.length };
}

const label: Change = {
  kind: "create-label",
  label: { name: "status: ready", color: "0e8a16", description: "d" },
};
const exists = (resource: string) => ({
  message: "Validation Failed",
  errors: [{ resource, code: "already_exists", field: "name" }],
});

describe("a change at GitHub", () => {
  it("creates an issue with labels, milestone, assignees and type in one request", async () => {
    github()
      .post(`${repoPath}/issues`, {
        title: "T",
        body: "B",
        labels: ["bug"],
        assignees: ["ada"],
        type: "Task",
        milestone: 3,
      })
      .reply(201, { number: 9, id: 3_000_000_009, node_id: "I_9" });
    const { applied, requests } = await apply(creation);
    expect(requests).toBe(1);
    expect(applied).toMatchObject({
      kind: "issue",
      itemKey: "A",
      issue: { number: 9, id: 3_000_000_009, nodeId: "I_9" },
    });
  });

  it("sends only what an update changes", async () => {
    github()
      .patch(`${repoPath}/issues/1`, { labels: ["x"], state: "closed", state_reason: "not_planned" })
      .reply(200, {});
    const change: Change = {
      kind: "update-issue",
      itemKey: "A",
      number: 1,
      labels: ["x"],
      state: "closed",
      stateReason: "not_planned",
    };
    expect((await apply(change)).applied).toEqual({ kind: "nothing" });
  });

  it("adds and removes a dependency by the blocker's database id", async () => {
    github().post(`${repoPath}/issues/2/dependencies/blocked_by`, { issue_id: 5001 }).reply(201, {});
    await apply({ kind: "add-dependency", itemKey: "B", blockedBy: "A" });
    github().delete(`${repoPath}/issues/2/dependencies/blocked_by/5001`).reply(200, {});
    await apply({ kind: "remove-dependency", itemKey: "B", blockedBy: "A" });
  });

  it("counts what somebody made meanwhile as made", async () => {
    github().post(`${repoPath}/labels`).reply(422, exists("Label"));
    expect((await apply(label)).applied).toEqual({ kind: "nothing" });
    github()
      .post(`${repoPath}/issues/2/dependencies/blocked_by`)
      .reply(422, { message: "An issue dependency already exists between these issues" });
    expect((await apply({ kind: "add-dependency", itemKey: "B", blockedBy: "A" })).applied).toEqual({
      kind: "nothing",
    });
    github().post(`${repoPath}/milestones`).reply(422, exists("Milestone"));
    github()
      .post("/graphql")
      .reply(200, {
        data: { repository: { milestones: { nodes: [{ number: 4, title: "Round 2", state: "OPEN" }] } } },
      });
    expect((await apply({ kind: "create-milestone", title: "Round 2" })).applied).toEqual({
      kind: "milestone",
      milestone: { number: 4, title: "Round 2", state: "open" },
    });
  });

  it.each([404, 410, 422])("is refused with %i: the others may go on", async (status) => {
    github().post(`${repoPath}/issues`).reply(status, { message: "No" });
    await expect(apply(creation)).rejects.toMatchObject({ name: "HostRefusal", status });
  });

  it.each([401, 403])("stops everything with %i", async (status) => {
    github().post(`${repoPath}/issues`).reply(status, { message: "No" });
    await expect(apply(creation)).rejects.toMatchObject({ name: "HttpError", status });
  });
});

describe("a change of the project", () => {
  it("makes it without a link to the repository where the App may not link it", async () => {
    github()
      .post("/graphql", (sent) => /ProjectOwner/.test(sent.query))
      .reply(200, { data: { repository: { id: "R_1", owner: { id: "O_1" } } } });
    github()
      .post("/graphql", (sent) => sent.variables.repositoryId === "R_1")
      .reply(200, { data: { createProjectV2: null }, errors: [{ type: "FORBIDDEN", message: "No" }] });
    github()
      .post("/graphql", (sent) => sent.variables.ownerId === "O_1" && !("repositoryId" in sent.variables))
      .reply(200, { data: { createProjectV2: { projectV2: projectNode } } });
    const { applied } = await apply({ kind: "create-project", title: "Signalbox" }, { project: null });
    expect(applied).toMatchObject({ kind: "project", project: { id: "PVT_1" } });
  });

  it("sends the options that a field has along, with their ids", async () => {
    github()
      .post("/graphql", (sent) => {
        expect(sent.variables.input).toEqual({
          fieldId: "F_S",
          singleSelectOptions: [
            { id: "o1", name: "Todo", color: "GRAY", description: "" },
            { name: "Ready", color: "GREEN", description: "" },
          ],
        });
        return true;
      })
      .reply(200, { data: { updateProjectV2Field: { projectV2Field: projectNode.fields.nodes.at(-1) } } });
    const { applied } = await apply({ kind: "add-options", field: "Status", options: ["todo", "Ready"] });
    expect(applied).toMatchObject({ kind: "field", field: { id: "F_S" } });
  });

  it("adds items in one request, and says which it could not", async () => {
    github()
      .post("/graphql", (sent) => {
        expect(sent.variables).toEqual({ project: "PVT_1", c0: "I_1", c1: "I_2" });
        return true;
      })
      .reply(200, {
        data: { a0: { item: { id: "ITEM_1" } }, a1: null },
        errors: [{ type: "NOT_FOUND", path: ["a1"], message: "Could not resolve to a node" }],
      });
    const { applied } = await apply({ kind: "add-project-items", itemKeys: ["A", "B"] });
    expect(applied).toEqual({
      kind: "project-items",
      items: [{ itemKey: "A", id: "ITEM_1" }],
      refused: ["Could not resolve to a node"],
    });
  });

  it("sets values in one request: an option by its id, a text as it is", async () => {
    github()
      .post("/graphql", (sent) => {
        expect(Object.values(sent.variables).map((one) => (one as { value: object }).value)).toEqual([
          { singleSelectOptionId: "o1" },
          { text: "One" },
        ]);
        return true;
      })
      .reply(200, { data: { a0: {}, a1: {} } });
    await apply({
      kind: "set-project-values",
      items: [{ itemKey: "A", values: { Status: "Todo", Phase: "One" } }],
    });
  });

  it("writes a number, a date and nothing at all as what the field takes", async () => {
    github()
      .post("/graphql", (sent) => {
        expect(sent.query).toMatch(/a0: update.*\na1: update.*\na2: clearProjectV2ItemFieldValue/);
        expect(sent.variables).toEqual({
          v0: { projectId: "PVT_1", itemId: "ITEM_1", fieldId: "F_W", value: { number: 3 } },
          v1: { projectId: "PVT_1", itemId: "ITEM_1", fieldId: "F_E", value: { date: "2026-11-21" } },
          v2: { projectId: "PVT_1", itemId: "ITEM_2", fieldId: "F_P" },
        });
        return true;
      })
      .reply(200, { data: { a0: {}, a1: {}, a2: {} } });
    await apply({
      kind: "set-project-values",
      items: [
        { itemKey: "A", values: { Wave: "3", "Claim ends": "2026-11-21" } },
        { itemKey: "B", values: { Phase: null } },
      ],
    });
  });

  it("leaves out a field and an option that could not be made", async () => {
    const items = [{ itemKey: "A", values: { Estimate: "2h", Status: "Ready" } }];
    expect(await apply({ kind: "set-project-values", items })).toMatchObject({ requests: 0 });
  });

  it.each([
    ["in part", { a0: { item: { id: "ITEM" } }, a1: null }],
    ["with nothing", undefined],
  ])("goes in halves where a batch takes too much of GitHub, which answers %s", async (_, data) => {
    const errors = [
      { type: "RESOURCE_LIMITS_EXCEEDED", message: "Resource limits for this query exceeded." },
    ];
    const sizes: number[] = [];
    github()
      .persist()
      .post("/graphql", (sent) => sizes.push(Object.keys(sent.variables).length) > 0)
      .reply(() => [
        200,
        sizes.at(-1) === 3 ? { ...(data && { data }), errors } : { data: { a0: { item: { id: "ITEM" } } } },
      ]);
    const { applied } = await apply({ kind: "add-project-items", itemKeys: ["A", "B"] });
    expect(applied).toMatchObject({ items: [{ itemKey: "A" }, { itemKey: "B" }], refused: [] });
    expect(sizes).toEqual([3, 2, 2]);
  });

  it("goes in halves where a batch takes GitHub too long", async () => {
    const sizes: number[] = [];
    github()
      .persist()
      .post("/graphql", (sent) => sizes.push(Object.keys(sent.variables).length) > 0)
      .reply(() =>
        sizes.at(-1) === 3 ? [502, "Bad Gateway"] : [200, { data: { a0: { item: { id: "ITEM" } } } }],
      );
    const { applied } = await apply({ kind: "add-project-items", itemKeys: ["A", "B"] });
    expect(applied).toMatchObject({ items: [{ itemKey: "A" }, { itemKey: "B" }], refused: [] });
  });
});
