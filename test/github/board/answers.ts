import { section } from "../../../src/core/board/marker.js";
import { repository } from "../seat.js";

/** An issue as GraphQL gives it. */
export function issueNode(number: number, more: Record<string, unknown> = {}) {
  return {
    id: `I_${number}`,
    number,
    fullDatabaseId: `3000000${number}`,
    title: `Issue ${number}`,
    body: section({ key: `K${number}`, title: null, closed: null }, "text"),
    url: `https://github.com/north/signals/issues/${number}`,
    state: "OPEN",
    stateReason: null,
    author: { __typename: "Bot", login: "signalbox" },
    repository: { databaseId: repository.id },
    labels: { nodes: [{ name: "bug" }] },
    milestone: null,
    assignees: { nodes: [] },
    blockedBy: { nodes: [] },
    projectItems: { nodes: [] },
    ...more,
  };
}

export const page = (nodes: unknown[], endCursor: string | null = null) => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

export const board = (more: Record<string, unknown> = {}) => ({
  repository: { labels: page([]), milestones: page([]), ...more },
  nodes: [],
  projects: { projectsV2: { nodes: [] } },
});

export const projectNode = {
  id: "PVT_1",
  number: 1,
  title: "Signalbox",
  url: "https://github.com/orgs/north/projects/1",
  closed: false,
  fields: {
    nodes: [
      { id: "F_T", name: "Title", dataType: "TITLE" },
      { id: "F_W", name: "Wave", dataType: "NUMBER" },
      { id: "F_P", name: "Phase", dataType: "TEXT" },
      { id: "F_E", name: "Claim ends", dataType: "DATE" },
      { id: "F_N", name: "Session", dataType: "TEXT" },
      { id: "F_I", name: "Track", dataType: "ITERATION" },
      {
        id: "F_S",
        name: "Status",
        dataType: "SINGLE_SELECT",
        options: [{ id: "o1", name: "Todo", color: "GRAY", description: "" }],
      },
    ],
  },
};
