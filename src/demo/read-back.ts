import { readMarker } from "../core/board/marker.js";
import { readTrackKey } from "../core/board/track-key.js";
import { readPlan } from "../core/plan/read.js";
import { waves } from "../core/plan/waves.js";
import { statusMarker } from "../core/text/status.js";
import type { RequestLogEntry } from "../sandbox/server/request-log.js";
import type { Readings } from "./readings.js";
import { at, readerOf, type Scene } from "./scene.js";

interface IssueNode {
  body: string;
  blockedBy: { totalCount: number };
}

interface BoardAnswer {
  repository: {
    issues: { nodes: IssueNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    labels: { totalCount: number };
    milestones: { totalCount: number };
    projectsV2: { nodes: { items: { totalCount: number } }[] };
  };
}

const boardQuery = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    issues(first: 100, after: $after) {
      nodes { body blockedBy(first: 1) { totalCount } }
      pageInfo { hasNextPage endCursor }
    }
    labels(first: 1) { totalCount }
    milestones(first: 1) { totalCount }
    projectsV2(first: 10) { nodes { items(first: 1) { totalCount } } }
  }
}`;

export type BoardReading = Omit<Readings["board"], "requests">;

/** The board as GitHub has it. */
export async function readBoard(scene: Scene): Promise<BoardReading> {
  const issues: IssueNode[] = [];
  let after: string | null = null;
  for (;;) {
    const { repository }: BoardAnswer = await readerOf(scene).graphql(boardQuery, { ...at(scene), after });
    // The status issue mirrors nothing.
    issues.push(...repository.issues.nodes.filter(({ body }) => !body.includes(statusMarker)));
    after = repository.issues.pageInfo.endCursor;
    if (repository.issues.pageInfo.hasNextPage) continue;
    const tracks = issues.filter(({ body }) => readTrackKey(readMarker(body)?.key ?? "") !== null);
    return {
      issues: issues.length - tracks.length,
      trackIssues: tracks.length,
      labels: repository.labels.totalCount,
      milestones: repository.milestones.totalCount,
      projectItems: repository.projectsV2.nodes.reduce((sum, project) => sum + project.items.totalCount, 0),
      dependencies: issues.reduce((sum, issue) => sum + issue.blockedBy.totalCount, 0),
    };
  }
}

/** The plan as it stands in the repository. */
export async function readPushedPlan(scene: Scene): Promise<Readings["plan"]> {
  const documents = [];
  for (const { path } of scene.planFiles) {
    const { data } = await readerOf(scene).rest.repos.getContent({ ...at(scene), path });
    if (!("content" in data)) throw new Error(`${path} is no file`);
    documents.push({ path, text: Buffer.from(data.content, "base64").toString("utf8") });
  }
  const plan = readPlan(documents);
  return {
    items: plan.items.length,
    edges: plan.items.reduce((sum, item) => sum + item.dependsOn.length, 0),
    waves: waves(plan).waves.length,
  };
}

/** Requests that the App sent, without the exchange of its key for a token. */
export function appRequests(scene: Scene): { all: RequestLogEntry[]; writes: RequestLogEntry[] } {
  const { app } = scene.sandbox;
  const all = scene.sandbox
    .requests()
    .filter((one) => one.actor === `${app.slug}[bot]` || one.actor === `app/${app.slug}`)
    .filter((one) => !one.path.endsWith("/access_tokens"));
  const writes = all.filter((one) => one.method !== "GET" && one.operation !== "query");
  return { all, writes };
}

/** Rules that a check names, from the tables in its summary. */
export function rulesOf(summary: string): string[] {
  const rows = summary
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((row) => row.split(/(?<!\\)\|/).slice(1, -1));
  const column = rows[0]?.findIndex((cell) => cell.trim().toLowerCase() === "rule") ?? -1;
  const cells = rows.map((row) => /^[a-z]+/.exec((row[column] ?? "").trim())?.[0] ?? "");
  return [...new Set(cells.filter(Boolean))];
}
