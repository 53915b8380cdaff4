import { noValues } from "../../core/board/absorb.js";
import type {
  BoardIssue,
  Project,
  ProjectField,
  ProjectFieldName,
  ProjectValues,
} from "../../core/board/model.js";
import { fieldNames } from "../../core/board/project-changes.js";
import type { FieldNode, IssueNode, ProjectNode } from "./answers.js";

const reasons = new Map([
  ["COMPLETED", "completed"],
  ["NOT_PLANNED", "not_planned"],
  ["REOPENED", "reopened"],
  ["DUPLICATE", "duplicate"],
] as const);

/** An issue as the core knows it; its item in `project`, if it has one. */
export function issueOf(node: IssueNode, project: Pick<Project, "id"> | null): BoardIssue {
  const item = node.projectItems.find((one) => one.project.id === project?.id);
  return {
    number: node.number,
    id: node.fullDatabaseId,
    nodeId: node.id,
    title: node.title,
    body: node.body,
    state: node.state === "OPEN" ? "open" : "closed",
    stateReason: reasons.get(node.stateReason as "COMPLETED") ?? null,
    labels: node.labels.map((label) => label.name),
    milestone: node.milestone?.title ?? null,
    assignees: node.assignees.map((user) => user.login),
    blockedBy: node.blockedBy
      .filter((blocker) => blocker.repository.databaseId === node.repository.databaseId)
      .map((blocker) => blocker.number),
    parent: node.parent?.repository.databaseId === node.repository.databaseId ? node.parent.number : null,
    subIssues: node.subIssuesSummary?.total ?? 0,
    projectItem: item ? { id: item.id, values: valuesOf(item.fieldValues) } : null,
  };
}

/** GraphQL calls an App's bot `slug`, everything else `slug[bot]`. */
export function authorOf(node: IssueNode): string | null {
  if (!node.author) return null;
  const { __typename, login } = node.author;
  return __typename === "Bot" && !login.endsWith("[bot]") ? `${login}[bot]` : login;
}

export function projectOf(node: ProjectNode): Project {
  const { id, number, title, url } = node;
  return { id, number, title, url, fields: node.fields.flatMap((one) => fieldOf(one) ?? []) };
}

export function fieldOf(node: FieldNode): ProjectField | null {
  if (!node.id || !node.name) return null;
  const type = node.dataType === "SINGLE_SELECT" || node.dataType === "TEXT" ? node.dataType : "OTHER";
  return { id: node.id, name: node.name, type, options: node.options ?? [] };
}

function valuesOf(values: IssueNode["projectItems"][number]["fieldValues"]): ProjectValues {
  const result = { ...noValues };
  for (const { name, text, field } of values) {
    const own = fieldNames.find(
      (one): one is ProjectFieldName => one.toLowerCase() === field?.name?.toLowerCase(),
    );
    if (own) result[own] = name ?? text ?? null;
  }
  return result;
}
