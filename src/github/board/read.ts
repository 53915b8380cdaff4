import { noValues } from "../../core/board/absorb.js";
import type {
  BoardFacts,
  BoardIssue,
  FieldType,
  Project,
  ProjectField,
  ProjectFieldName,
  ProjectValues,
} from "../../core/board/model.js";
import { fieldNames, fieldOf as ownField } from "../../core/board/project-fields.js";
import type { FieldNode, IssueNode, ProjectNode } from "./answers.js";

const reasons = new Map([
  ["COMPLETED", "completed"],
  ["NOT_PLANNED", "not_planned"],
  ["REOPENED", "reopened"],
  ["DUPLICATE", "duplicate"],
] as const);

/** Our fields of the project, by the id that each has there. */
export type OwnFields = ReadonlyMap<string, { name: ProjectFieldName; field: ProjectField }>;

export function ownFields(facts: Pick<BoardFacts, "project" | "knownFields">): OwnFields {
  return new Map(
    fieldNames.flatMap((name) => {
      const field = ownField(facts, name);
      return field ? [[field.id, { name, field }] as const] : [];
    }),
  );
}

/** An issue as the core knows it; its item in `project`, if it has one, with the values of `fields`. */
export function issueOf(node: IssueNode, project: Pick<Project, "id"> | null, fields: OwnFields): BoardIssue {
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
    parent: parentOf(node),
    subIssues: node.subIssuesSummary?.total ?? 0,
    projectItem: item ? { id: item.id, values: valuesOf(item.fieldValues, fields) } : null,
  };
}

function parentOf({ parent, repository }: IssueNode): BoardIssue["parent"] {
  if (!parent) return null;
  return parent.repository.databaseId === repository.databaseId ? parent.number : "elsewhere";
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

const writable: readonly FieldType[] = ["SINGLE_SELECT", "TEXT", "NUMBER", "DATE"];

export function fieldOf(node: FieldNode): ProjectField | null {
  if (!node.id || !node.name) return null;
  const type = writable.find((one) => one === node.dataType) ?? "OTHER";
  return { id: node.id, name: node.name, type, options: node.options ?? [] };
}

type ValueNode = IssueNode["projectItems"][number]["fieldValues"][number];

function valuesOf(values: readonly ValueNode[], fields: OwnFields): ProjectValues {
  const result = { ...noValues };
  for (const value of values) {
    const own = fields.get(value.field?.id ?? "");
    if (own) result[own.name] = shownBy(value, own.field);
  }
  return result;
}

/** As the field shows it. An option goes by its id: its name may have changed between two pages. */
function shownBy({ optionId, name, text, number, date }: ValueNode, field: ProjectField): string | null {
  const option = field.options.find((one) => one.id === optionId);
  // A text that people emptied is none.
  return option?.name || name || text || date?.slice(0, 10) || number?.toString() || null;
}
