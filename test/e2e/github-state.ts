import { readMarker } from "../../src/core/board/marker.js";
import { readTrackKey } from "../../src/core/board/track-key.js";
import type { World } from "./world.js";

interface IssueNode {
  number: number;
  title: string;
  body: string;
  state: "OPEN" | "CLOSED";
  labels: { nodes: { name: string }[] };
  milestone: { title: string } | null;
  assignees: { nodes: { login: string }[] };
  blockedBy: { nodes: { number: number }[] };
  comments: { nodes: { body: string; author: { login: string } | null }[] };
  projectItems: {
    nodes: { fieldValues: { nodes: { name?: string; text?: string; field?: { name: string } }[] } }[];
  };
}

const query = `query ($owner: String!, $repo: String!) {
  repository(owner: $owner, name: $repo) {
    issues(first: 100) {
      nodes {
        number title body state
        labels(first: 20) { nodes { name } }
        milestone { title }
        assignees(first: 10) { nodes { login } }
        blockedBy(first: 50) { nodes { number } }
        comments(first: 50) { nodes { body author { login } } }
        projectItems(first: 5) { nodes { fieldValues(first: 20) { nodes {
          ... on ProjectV2ItemFieldSingleSelectValue { name field { ... on ProjectV2FieldCommon { name } } }
          ... on ProjectV2ItemFieldTextValue { text field { ... on ProjectV2FieldCommon { name } } }
        } } } }
      }
    }
  }
}`;

export interface IssueState {
  key: string;
  number: number;
  title: string;
  body: string;
  open: boolean;
  labels: string[];
  milestone: string | null;
  assignees: string[];
  blockedBy: string[];
  comments: string[];
}

export interface BoardState {
  /** Sorted by key; issues without a marker, and those of tracks, are left out. */
  issues: IssueState[];
  /** The values of each item in a project, sorted by key. */
  project: Record<string, string>[];
}

function projectValues(key: string, node: IssueNode): Record<string, string>[] {
  return node.projectItems.nodes.map(({ fieldValues }) => {
    const own = fieldValues.nodes.filter((value) => value.field && value.field.name !== "Title");
    return {
      key,
      ...Object.fromEntries(own.map((value) => [value.field?.name, value.name ?? value.text ?? ""])),
    };
  });
}

/** The board as GitHub has it. */
export async function boardOf(world: World): Promise<BoardState> {
  const { repository }: { repository: { issues: { nodes: IssueNode[] } } } = await world.mona.octokit.graphql(
    query,
    {
      owner: world.owner,
      repo: world.repo,
    },
  );
  const keys = new Map(
    repository.issues.nodes.map((node) => [node.number, readMarker(node.body)?.key ?? null]),
  );
  const marked = repository.issues.nodes
    .flatMap((node) => {
      const key = keys.get(node.number);
      return key && readTrackKey(key) === null ? [{ key, node }] : [];
    })
    .sort((a, b) => a.key.localeCompare(b.key));
  return {
    issues: marked.map(({ key, node }) => ({
      key,
      number: node.number,
      title: node.title,
      body: node.body,
      open: node.state === "OPEN",
      labels: node.labels.nodes.map((label) => label.name).sort(),
      milestone: node.milestone?.title ?? null,
      assignees: node.assignees.nodes.map((user) => user.login),
      blockedBy: node.blockedBy.nodes.map((issue) => keys.get(issue.number) ?? `#${issue.number}`),
      comments: node.comments.nodes.map((comment) => comment.body),
    })),
    project: marked.flatMap(({ key, node }) => projectValues(key, node)),
  };
}

/** The issue of an item. Throws where there is none. */
export async function issueOf(world: World, key: string): Promise<IssueState> {
  const found = (await boardOf(world)).issues.find((issue) => issue.key === key);
  if (!found) throw new Error(`there is no issue for ${key}`);
  return found;
}

export interface CheckState {
  id: number;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
}

/** The newest check run `signalbox` of a commit, or null. */
export async function checkOf(world: World, sha: string): Promise<CheckState | null> {
  const { data } = await world.mona.octokit.rest.checks.listForRef({
    owner: world.owner,
    repo: world.repo,
    ref: sha,
    check_name: "signalbox",
  });
  const newest = data.check_runs.reduce<(typeof data.check_runs)[number] | null>(
    (best, run) => (best && best.id > run.id ? best : run),
    null,
  );
  return (
    newest && {
      id: newest.id,
      conclusion: newest.conclusion,
      title: newest.output.title,
      summary: newest.output.summary,
      text: newest.output.text,
    }
  );
}
