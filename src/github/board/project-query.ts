import type { BoardQuery } from "../../app/ports/board-host.js";
import type { Repository } from "../../app/ports/repository.js";
import type { Project } from "../../core/board/model.js";
import { projectTexts } from "../../core/text/board.js";
import type { LoadAnswer } from "./answers.js";
import type { LoadParts } from "./documents.js";
import type { GraphqlError } from "./partial.js";
import { projectOf } from "./read.js";

export interface FoundProject {
  project: Project | null;
  problem: string | null;
}

/** How the project is looked for; `false`: not at all, since none is wanted or none can be seen. */
export function projectPart(query: BoardQuery, repository: Repository): LoadParts["project"] {
  if (query.project === false || query.issuesOnly || repository.ownerType === "User") return false;
  if ("number" in query.project) return "number";
  return query.projectId ? "id" : "title";
}

export function projectVariables(
  part: LoadParts["project"],
  query: BoardQuery,
  repository: Repository,
): object {
  if (part === false || part === "none" || query.project === false) return {};
  return {
    login: repository.owner,
    ...query.project,
    ...(part === "id" ? { projectId: query.projectId } : {}),
  };
}

/**
 * The project that the store knows, unless the configured title is that of another one by now; where the
 * store knows none, the open project of that title.
 */
export function foundProject(
  answer: LoadAnswer,
  errors: readonly GraphqlError[],
  query: BoardQuery,
  repository: Repository,
): FoundProject {
  if (query.project === false || query.issuesOnly) return { project: null, problem: null };
  if (repository.ownerType === "User") return { project: null, problem: projectTexts.userOwned };
  const refused = errors.find((error) => isAboutProject(error) && error.type !== "NOT_FOUND");
  if (refused) return { project: null, problem: projectTexts.forbidden(refused.message) };
  if ("number" in query.project) {
    const node = answer.projects?.projectV2;
    if (!node)
      return { project: null, problem: projectTexts.noNumber(query.project.number, repository.owner) };
    return node.closed
      ? { project: null, problem: projectTexts.closed(node.title) }
      : { project: projectOf(node), problem: null };
  }
  const { title } = query.project;
  const stored = answer.projectById ?? null;
  const titled = answer.projects?.projectsV2.find((one) => one.title === title && !one.closed);
  const node = stored?.title === title ? stored : (titled ?? stored);
  if (node?.closed) return { project: null, problem: projectTexts.closed(node.title) };
  return { project: node ? projectOf(node) : null, problem: null };
}

export function isAboutProject(error: GraphqlError): boolean {
  return (error.path ?? []).some(
    (part) => part === "projectById" || part === "projects" || part === "projectItems",
  );
}
