/** The GraphQL documents of the board. Each is put together from what one request asks for. */

/** Nodes that GitHub gives in one request. */
export const pageSize = 100;

/** What a load asks for in one request. */
export interface LoadParts {
  labels: boolean;
  milestones: boolean;
  /** A page of the issues of the repository: of all, or of those that changed since a moment. */
  scan: false | "all" | "since";
  /** Issues by node id. */
  known: boolean;
  /** `false`: nothing of projects may be read, not even the items of issues. */
  project: false | "none" | "id" | "title" | "number";
}

/** The items of an issue in all projects; the caller picks the one in ours. */
const projectItems = `projectItems(first: 20, includeArchived: true) {
      nodes {
        id
        project { id }
        fieldValues(first: 50) {
          nodes {
            ... on ProjectV2ItemFieldSingleSelectValue { name optionId field { ...FieldId } }
            ... on ProjectV2ItemFieldTextValue { text field { ...FieldId } }
            ... on ProjectV2ItemFieldNumberValue { number field { ...FieldId } }
            ... on ProjectV2ItemFieldDateValue { date field { ...FieldId } }
          }
        }
      }
    }`;

/** GitHub lets an issue have 100 labels, 10 assignees and 50 dependencies: one page of each is all of them. */
const issueFields = (withProject: boolean) => `fragment IssueFields on Issue {
    id number fullDatabaseId title body url state stateReason(enableDuplicate: true)
    author { __typename login }
    authorAssociation
    repository { databaseId }
    labels(first: 100) { nodes { name } }
    milestone { title }
    assignees(first: 10) { nodes { login } }
    parent { number repository { databaseId } }
    subIssuesSummary { total }
    timelineItems(first: 1, itemTypes: [CONVERTED_TO_DISCUSSION_EVENT]) { nodes { __typename } }
    blockedBy(first: 50) { nodes { number repository { databaseId } } }
    ${withProject ? projectItems : ""}
  }`;

const fieldId = "fragment FieldId on ProjectV2FieldCommon { id }";

const projectFields = `fragment ProjectFields on ProjectV2 {
    id number title url closed
    fields(first: 100) { nodes { ...Field } }
  }`;

const field = `fragment Field on ProjectV2FieldConfiguration {
    ... on ProjectV2FieldCommon { id name dataType }
    ... on ProjectV2SingleSelectField { options { id name color description } }
  }`;

const page = "pageInfo { hasNextPage endCursor }";

/** Variables: owner, name, and as asked for: labelsAfter, milestonesAfter, issuesAfter, since, ids, projectId, title, number. */
export function loadDocument(parts: LoadParts): string {
  const withItems = parts.project !== false;
  const issues = parts.scan || parts.known;
  const inRepository = [
    parts.labels && `labels(first: 100, after: $labelsAfter) { nodes { name color description } ${page} }`,
    parts.milestones &&
      `milestones(first: 100, after: $milestonesAfter) { nodes { number title state } ${page} }`,
    parts.scan &&
      `issues(first: 100, after: $issuesAfter, ${parts.scan === "since" ? "filterBy: { since: $since }, " : ""}orderBy: { field: CREATED_AT, direction: ASC }) { nodes { ...IssueFields } ${page} }`,
  ].filter(Boolean);
  const variables = [
    inRepository.length > 0 && "$owner: String!, $name: String!",
    parts.labels && "$labelsAfter: String",
    parts.milestones && "$milestonesAfter: String",
    parts.scan && "$issuesAfter: String",
    parts.scan === "since" && "$since: DateTime!",
    parts.known && "$ids: [ID!]!",
    parts.project === "id" && "$projectId: ID!",
    (parts.project === "id" || parts.project === "title") && "$login: String!, $title: String!",
    parts.project === "number" && "$login: String!, $number: Int!",
  ].filter(Boolean);
  const roots = [
    inRepository.length > 0 && `repository(owner: $owner, name: $name) { ${inRepository.join("\n")} }`,
    parts.known && "nodes(ids: $ids) { ...IssueFields }",
    parts.project === "id" && "projectById: node(id: $projectId) { ...ProjectFields }",
    (parts.project === "id" || parts.project === "title") &&
      "projects: organization(login: $login) { projectsV2(first: 20, query: $title) { nodes { ...ProjectFields } } }",
    parts.project === "number" &&
      "projects: organization(login: $login) { projectV2(number: $number) { ...ProjectFields } }",
  ].filter(Boolean);
  const fragments = [
    issues && issueFields(withItems),
    issues && withItems && fieldId,
    parts.project !== false && parts.project !== "none" && `${projectFields}\n${field}`,
  ].filter(Boolean);
  return `query Board(${variables.join(", ")}) {\n${roots.join("\n")}\n}\n${fragments.join("\n")}`;
}

export const milestoneByTitle = `query Milestone($owner: String!, $name: String!, $title: String!) {
  repository(owner: $owner, name: $name) {
    milestones(first: 100, query: $title) { nodes { number title state } }
  }
}`;

export const projectOwner = `query ProjectOwner($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { id owner { id } }
}`;

export const createProject = `mutation CreateProject($ownerId: ID!, $repositoryId: ID, $title: String!) {
  createProjectV2(input: { ownerId: $ownerId, repositoryId: $repositoryId, title: $title }) {
    projectV2 { ...ProjectFields }
  }
}
${projectFields}
${field}`;

export const createField = `mutation CreateField($input: CreateProjectV2FieldInput!) {
  createProjectV2Field(input: $input) { projectV2Field { ...Field } }
}
${field}`;

export const updateField = `mutation UpdateField($input: UpdateProjectV2FieldInput!) {
  updateProjectV2Field(input: $input) { projectV2Field { ...Field } }
}
${field}`;

/** Variables: p0, s0, p1, s1, … Answers: a0, a1, … A sub-issue of another track's issue changes its parent. */
export function addSubIssues(count: number): string {
  const each = Array.from({ length: count }, (_, index) => index);
  return `mutation AddSubIssues(${each.map((index) => `$p${index}: ID!, $s${index}: ID!`).join(", ")}) {
${each.map((index) => `a${index}: addSubIssue(input: { issueId: $p${index}, subIssueId: $s${index}, replaceParent: true }) { subIssue { id } }`).join("\n")}
}`;
}

/** Variables: project, c0, c1, … Answers: a0, a1, … */
export function addItems(count: number): string {
  const each = Array.from({ length: count }, (_, index) => index);
  return `mutation AddItems($project: ID!, ${each.map((index) => `$c${index}: ID!`).join(", ")}) {
${each.map((index) => `a${index}: addProjectV2ItemById(input: { projectId: $project, contentId: $c${index} }) { item { id } }`).join("\n")}
}`;
}

const valueMutations = {
  set: { type: "UpdateProjectV2ItemFieldValueInput", field: "updateProjectV2ItemFieldValue" },
  clear: { type: "ClearProjectV2ItemFieldValueInput", field: "clearProjectV2ItemFieldValue" },
} as const;

export type ValueMutation = keyof typeof valueMutations;

/** Variables: v0, v1, …, each the input of its mutation. Answers: a0, a1, … */
export function changeValues(mutations: readonly ValueMutation[]): string {
  const each = mutations.map((mutation, index) => ({ index, ...valueMutations[mutation] }));
  return `mutation ChangeValues(${each.map(({ index, type }) => `$v${index}: ${type}!`).join(", ")}) {
${each.map(({ index, field }) => `a${index}: ${field}(input: $v${index}) { projectV2Item { id } }`).join("\n")}
}`;
}
