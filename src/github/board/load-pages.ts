import type { BoardQuery } from "../../app/ports/board-host.js";
import type { BoardLabel, BoardMilestone, Project } from "../../core/board/model.js";
import { type IssueNode, type LoadAnswer, loadAnswer } from "./answers.js";
import { type LoadParts, loadDocument, pageSize } from "./documents.js";
import { askInParts, type GraphqlError } from "./partial.js";
import {
  type FoundProject,
  foundProject,
  isAboutProject,
  projectPart,
  projectVariables,
} from "./project-query.js";
import { type BoardSeat, graphqlPlace } from "./seat.js";

export interface LoadedPages {
  labels: BoardLabel[];
  milestones: BoardMilestone[];
  issues: IssueNode[];
  project: Project | null;
  projectProblem: string | null;
}

/** What is still to be asked for: a cursor (null: from the start), or nothing more. */
interface Pending {
  labels: string | null | undefined;
  milestones: string | null | undefined;
  issues: string | null | undefined;
  ids: string[];
}

/** Each request asks for the next page of everything that isn't complete yet. */
export async function loadPages(seat: BoardSeat, query: BoardQuery): Promise<LoadedPages> {
  const loaded: Omit<LoadedPages, "project" | "projectProblem"> = { labels: [], milestones: [], issues: [] };
  let pending: Pending = {
    labels: query.issuesOnly ? undefined : null,
    milestones: query.issuesOnly ? undefined : null,
    issues: query.scan ? null : undefined,
    ids: query.scan === "all" ? [] : query.known.map((one) => one.nodeId),
  };
  let part = projectPart(query, seat.repository);
  let found: FoundProject | null = null;
  while (!found || isLeft(pending)) {
    const { answer, errors } = await ask(seat, query, pending, part);
    found ??= foundProject(answer, errors, query, seat.repository);
    // Issues come without their project items where the App may not see projects.
    part = part === false || found.problem ? false : "none";
    collect(loaded, answer);
    pending = next(pending, answer);
  }
  return { ...loaded, project: found.project, projectProblem: found.problem };
}

async function ask(
  seat: BoardSeat,
  query: BoardQuery,
  pending: Pending,
  project: LoadParts["project"],
): Promise<{ answer: LoadAnswer; errors: GraphqlError[] }> {
  const ids = pending.ids.slice(0, pageSize);
  const parts: LoadParts = {
    labels: pending.labels !== undefined,
    milestones: pending.milestones !== undefined,
    scan: pending.issues !== undefined && (query.scan === "all" ? "all" : "since"),
    known: ids.length > 0,
    project,
  };
  if (!Object.values(parts).some((wanted) => wanted && wanted !== "none")) return { answer: {}, errors: [] };
  const { data, errors } = await askInParts(seat.octokit, loadDocument(parts), {
    ...graphqlPlace(seat),
    ...(parts.labels ? { labelsAfter: pending.labels } : {}),
    ...(parts.milestones ? { milestonesAfter: pending.milestones } : {}),
    ...(parts.scan ? { issuesAfter: pending.issues } : {}),
    ...(query.scan instanceof Date ? { since: query.scan.toISOString() } : {}),
    ...(parts.known ? { ids } : {}),
    ...projectVariables(project, query, seat.repository),
  });
  const unexpected = errors.filter((error) => !isAboutProject(error) && !isMissingNode(error));
  if (unexpected.length > 0) {
    throw new Error(
      `GitHub answered for the board only in part: ${unexpected.map((one) => one.message).join("; ")}`,
    );
  }
  // An issue whose project items may not be seen comes as null, which is what a deleted one is too.
  if (errors.some((error) => error.path?.includes("projectItems"))) {
    const without = await ask(seat, query, pending, false);
    return { answer: without.answer, errors: [...without.errors, ...errors.filter(isAboutProject)] };
  }
  return { answer: loadAnswer.parse(data), errors };
}

function isMissingNode({ type, path }: GraphqlError): boolean {
  return type === "NOT_FOUND" && path?.[0] === "nodes" && path.length === 2;
}

function isLeft(pending: Pending): boolean {
  return (
    [pending.labels, pending.milestones, pending.issues].some((cursor) => cursor !== undefined) ||
    pending.ids.length > 0
  );
}

function next(pending: Pending, { repository }: LoadAnswer): Pending {
  return {
    labels: repository?.labels?.next ?? undefined,
    milestones: repository?.milestones?.next ?? undefined,
    issues: repository?.issues?.next ?? undefined,
    ids: pending.ids.slice(pageSize),
  };
}

function collect(loaded: Pick<LoadedPages, "labels" | "milestones" | "issues">, answer: LoadAnswer): void {
  const { repository, nodes } = answer;
  for (const { name, color, description } of repository?.labels?.nodes ?? []) {
    loaded.labels.push({ name, color, description: description ?? "" });
  }
  for (const { number, title, state } of repository?.milestones?.nodes ?? []) {
    loaded.milestones.push({ number, title, state: state === "OPEN" ? "open" : "closed" });
  }
  loaded.issues.push(...(repository?.issues?.nodes ?? []), ...(nodes ?? []).filter((node) => node !== null));
}
