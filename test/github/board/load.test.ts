import { describe, expect, it } from "vitest";
import type { BoardQuery } from "../../../src/app/ports/board-host.js";
import type { Repository } from "../../../src/app/ports/repository.js";
import { boardHost } from "../../../src/github/board/board-host.js";
import type { BoardClient } from "../../../src/github/board/client.js";
import { github, keepOffline, repoPath, repository, takeSeat } from "../seat.js";
import { board, issueNode, page, projectNode } from "./answers.js";

keepOffline();

const query: BoardQuery = { known: [], scan: false, projectId: null, project: { title: "Signalbox" } };
const known = (...numbers: number[]) =>
  numbers.map((number) => ({ itemKey: `K${number}`, number, nodeId: `I_${number}` }));

async function load(more: Partial<BoardQuery>, at: Partial<Repository> = {}) {
  const { seat, requests } = await takeSeat();
  const octokit = seat.client as unknown as BoardClient;
  const host = boardHost({ octokit, repository: { ...repository, ...at }, botLogin: "signalbox[bot]" });
  const facts = await host.load({ ...query, ...more });
  return { facts, requests: requests.length };
}

/** Answers the next GraphQL request; `check` sees what was asked. */
function answers(
  data: unknown,
  errors?: unknown[],
  check: (query: string, variables: Record<string, unknown>) => void = () => {},
) {
  github()
    .post("/graphql", (sent) => {
      check(sent.query, sent.variables);
      return true;
    })
    .reply(200, { data, ...(errors ? { errors } : {}) });
}

describe("loading the board", () => {
  it("takes one request for labels, milestones, project and known issues", async () => {
    const inProject = issueNode(1, {
      state: "CLOSED",
      stateReason: "NOT_PLANNED",
      milestone: { title: "Round 1" },
      blockedBy: {
        nodes: [
          { number: 7, repository: { databaseId: repository.id } },
          { number: 8, repository: { databaseId: 99 } },
        ],
      },
      projectItems: {
        nodes: [
          { id: "ITEM_other", project: { id: "PVT_2" }, fieldValues: { nodes: [] } },
          {
            id: "ITEM_1",
            project: { id: "PVT_1" },
            fieldValues: {
              nodes: [
                {},
                { name: "As it was called", optionId: "o1", field: { id: "F_S" } },
                { text: "One", field: { id: "F_P" } },
                { number: 3, field: { id: "F_W" } },
                { date: "2026-11-21", field: { id: "F_E" } },
                { text: "theirs", field: { id: "F_X" } },
                { text: "", field: { id: "F_N" } },
              ],
            },
          },
        ],
      },
    });
    answers({
      ...board({
        labels: page([{ name: "bug", color: "ff0000", description: null }]),
        milestones: page([{ number: 3, title: "Round 1", state: "CLOSED" }]),
      }),
      nodes: [inProject],
      projects: { projectsV2: { nodes: [projectNode] } },
    });
    const { facts, requests } = await load({ known: known(1) });
    expect(requests).toBe(1);
    expect(facts).toMatchObject({
      labels: [{ name: "bug", color: "ff0000", description: "" }],
      milestones: [{ number: 3, title: "Round 1", state: "closed" }],
      lost: [],
      projectProblem: null,
    });
    expect(facts.issues.get("K1")).toMatchObject({
      id: 30000001,
      state: "closed",
      stateReason: "not_planned",
      milestone: "Round 1",
      blockedBy: [7],
      projectItem: {
        id: "ITEM_1",
        values: { Status: "Todo", Phase: "One", Wave: "3", "Claim ends": "2026-11-21", Session: null },
      },
    });
    expect(facts.project?.fields.map((field) => [field.name, field.type])).toEqual([
      ["Title", "OTHER"],
      ["Wave", "NUMBER"],
      ["Phase", "TEXT"],
      ["Claim ends", "DATE"],
      ["Session", "TEXT"],
      ["Track", "OTHER"],
      ["Status", "SINGLE_SELECT"],
    ]);
  });

  it("reads a field that people renamed by the id that is known", async () => {
    const fieldValues = {
      nodes: [
        { text: "by id", field: { id: "F_P" } },
        { number: 3, field: { id: "F_W" } },
      ],
    };
    const projectItems = { nodes: [{ id: "ITEM_1", project: { id: "PVT_1" }, fieldValues }] };
    answers({
      ...board(),
      nodes: [issueNode(1, { projectItems })],
      projects: { projectsV2: { nodes: [projectNode] } },
    });
    const knownFields = new Map([["Wave", { id: "F_P", options: new Map() }]] as const);
    const { facts } = await load({ known: known(1), knownFields });
    expect(facts.issues.get("K1")?.projectItem?.values).toMatchObject({ Wave: "by id", Phase: null });
    expect(facts.knownFields).toEqual(knownFields);
  });

  it("asks for the next page only of what isn't complete, all in one request", async () => {
    answers(board({ labels: page([], "L2"), issues: page([issueNode(1)], "I2") }));
    answers(
      { repository: { labels: page([]), issues: page([issueNode(2)]) } },
      undefined,
      (document, variables) => {
        expect(document).not.toMatch(/milestones|projectsV2/);
        expect(variables).toMatchObject({ labelsAfter: "L2", issuesAfter: "I2" });
      },
    );
    const { facts, requests } = await load({ scan: "all" });
    expect(requests).toBe(2);
    expect([...facts.issues.keys()]).toEqual(["K1", "K2"]);
  });

  it("asks for 100 known issues at a time", async () => {
    const numbers = Array.from({ length: 150 }, (_, index) => index + 1);
    answers(
      { ...board(), nodes: numbers.slice(0, 100).map((number) => issueNode(number)) },
      undefined,
      (_, variables) => {
        expect(variables.ids).toHaveLength(100);
      },
    );
    answers({ nodes: numbers.slice(100).map((number) => issueNode(number)) });
    const { facts, requests } = await load({ known: known(...numbers) });
    expect([requests, facts.issues.size]).toEqual([2, 150]);
  });

  it("takes only issues of our own by their markers", async () => {
    const person = { __typename: "User", login: "signalbox" };
    answers(
      board({
        issues: page([issueNode(1, { author: person }), issueNode(2, { author: null }), issueNode(3)]),
      }),
    );
    const { facts } = await load({ scan: "all" });
    expect([...facts.issues.keys()]).toEqual(["K3"]);
  });

  it("asks for nothing of a project in a repository of a user account", async () => {
    answers({ repository: { labels: page([]), milestones: page([]) } }, undefined, (document) => {
      expect(document).not.toMatch(/project/i);
    });
    const { facts, requests } = await load({}, { ownerType: "User" });
    expect(requests).toBe(1);
    expect(facts.projectProblem).toMatch(/user account/);
  });

  it("asks for nothing but the issues where only their progress counts", async () => {
    answers({ nodes: [issueNode(1)] }, undefined, (document) => {
      expect(document).not.toMatch(/project|milestones\(|labels\(first: 100, after/i);
    });
    const { facts } = await load({ known: known(1), issuesOnly: true, project: false });
    expect(facts.issues.size).toBe(1);
  });
});

describe("a project that may not be seen", () => {
  const forbidden = { type: "FORBIDDEN", message: "Resource not accessible by integration" };

  it("is said, and the rest is loaded", async () => {
    answers({ ...board(), projects: null }, [{ ...forbidden, path: ["projects", "projectsV2"] }]);
    const { facts } = await load({});
    expect(facts.project).toBeNull();
    expect(facts.projectProblem).toContain("Resource not accessible by integration");
  });

  it("does not make its issues look deleted", async () => {
    answers({ ...board(), nodes: [null], projects: null }, [
      { ...forbidden, path: ["nodes", 0, "projectItems"] },
    ]);
    answers({ ...board(), nodes: [issueNode(1)] }, undefined, (document) => {
      expect(document).not.toMatch(/projectItems/);
    });
    const { facts } = await load({ known: known(1) });
    expect(facts.issues.size).toBe(1);
    expect(facts.projectProblem).toContain("hasn't granted");
  });

  it.each([
    ["closed", { projectV2: { ...projectNode, closed: true } }, /is closed/],
    ["not there", { projectV2: null }, /no project number 7/],
  ])("is said to be %s", async (_, projects, problem) => {
    answers({ ...board(), projects });
    const { facts } = await load({ project: { number: 7 } });
    expect(facts.projectProblem).toMatch(problem);
  });

  it("is looked for by title once the known one was deleted", async () => {
    answers(
      {
        ...board(),
        projectById: null,
        projects: { projectsV2: { nodes: [{ ...projectNode, id: "PVT_9" }] } },
      },
      [{ type: "NOT_FOUND", path: ["projectById"], message: "Could not resolve to a node" }],
    );
    const { facts } = await load({ projectId: "PVT_1" });
    expect(facts).toMatchObject({ project: { id: "PVT_9" }, projectProblem: null });
  });
});

describe("a known issue that isn't there", () => {
  const notFound = { type: "NOT_FOUND", path: ["nodes", 0], message: "Could not resolve to a node" };

  it.each([404, 410])("was deleted: %i", async (status) => {
    answers({ ...board(), nodes: [null] }, [notFound]);
    github().get(`${repoPath}/issues/1`).reply(status, { message: "This issue was deleted" });
    const { facts } = await load({ known: known(1) });
    expect(facts.lost).toEqual([{ itemKey: "K1", reason: "deleted", url: null }]);
  });

  it("was transferred, where GitHub redirects to it", async () => {
    answers({ ...board(), nodes: [null] }, [notFound]);
    github()
      .get(`${repoPath}/issues/1`)
      .reply(301, "", { location: "https://api.github.com/repositories/99/issues/5" });
    github().get("/repositories/99/issues/5").reply(200, {
      number: 5,
      node_id: "I_new",
      html_url: "https://github.com/north/other/issues/5",
      url: "",
    });
    const { facts } = await load({ known: known(1) });
    expect(facts.lost).toEqual([
      { itemKey: "K1", reason: "transferred", url: "https://github.com/north/other/issues/5" },
    ]);
  });

  it("was transferred, where its node lives in another repository", async () => {
    answers({ ...board(), nodes: [issueNode(1, { repository: { databaseId: 99 } })] });
    const { facts } = await load({ known: known(1) });
    expect(facts.lost).toMatchObject([{ reason: "transferred" }]);
  });

  it("stops the sync where GitHub contradicts itself", async () => {
    answers({ ...board(), nodes: [null] }, [notFound]);
    github().get(`${repoPath}/issues/1`).reply(200, { number: 1, node_id: "I_1", html_url: "", url: "" });
    await expect(load({ known: known(1) })).rejects.toThrow("the next sync looks again");
  });

  it("stops the sync where a part of the answer is missing for another reason", async () => {
    answers({ ...board(), nodes: [null] }, [
      { type: "SERVICE_UNAVAILABLE", path: ["nodes", 0], message: "Try later" },
    ]);
    await expect(load({ known: known(1) })).rejects.toThrow("Try later");
  });
});
