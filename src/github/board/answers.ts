import { z } from "zod";

/** GitHub's answers, as far as the board reads them. What GraphQL may leave out is null. */

const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() });

function connection<T extends z.ZodType>(node: T) {
  return z
    .object({ nodes: z.array(node.nullable()).nullish() })
    .nullish()
    .transform((value) => (value?.nodes ?? []).filter((one) => one !== null) as z.output<T>[]);
}

function page<T extends z.ZodType>(node: T) {
  return z.object({ nodes: z.array(node.nullable()).nullish(), pageInfo }).transform((value) => ({
    nodes: (value.nodes ?? []).filter((one) => one !== null) as z.output<T>[],
    next: value.pageInfo.hasNextPage ? (value.pageInfo.endCursor ?? null) : null,
  }));
}

const fieldValue = z.object({
  name: z.string().nullish(),
  optionId: z.string().nullish(),
  text: z.string().nullish(),
  number: z.number().nullish(),
  date: z.string().nullish(),
  field: z.object({ id: z.string().optional() }).nullish(),
});

const inRepository = z.object({ databaseId: z.number().nullable() });

const issueNode = z.object({
  id: z.string(),
  number: z.int(),
  fullDatabaseId: z.union([z.string(), z.number()]).transform(Number),
  title: z.string(),
  body: z.string(),
  url: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  stateReason: z.string().nullish(),
  authorAssociation: z.string().default("NONE"),
  author: z.object({ __typename: z.string(), login: z.string() }).nullish(),
  repository: inRepository,
  labels: connection(z.object({ name: z.string() })),
  milestone: z.object({ title: z.string() }).nullish(),
  assignees: connection(z.object({ login: z.string() })),
  parent: z.object({ number: z.int(), repository: inRepository }).nullish(),
  subIssuesSummary: z.object({ total: z.int() }).nullish(),
  blockedBy: connection(z.object({ number: z.int(), repository: inRepository })),
  /** That it was converted to a discussion. */
  timelineItems: connection(z.object({ __typename: z.string() })),
  projectItems: connection(
    z.object({ id: z.string(), project: z.object({ id: z.string() }), fieldValues: connection(fieldValue) }),
  ),
});

export type IssueNode = z.output<typeof issueNode>;

const fieldNode = z.object({
  id: z.string().optional(),
  name: z.string().optional(),
  dataType: z.string().optional(),
  options: z
    .array(z.object({ id: z.string(), name: z.string(), color: z.string(), description: z.string() }))
    .optional(),
});

export type FieldNode = z.output<typeof fieldNode>;

const projectNode = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  url: z.string(),
  closed: z.boolean(),
  fields: connection(fieldNode),
});

export type ProjectNode = z.output<typeof projectNode>;

const labelNode = z.object({ name: z.string(), color: z.string(), description: z.string().nullable() });
const milestoneNode = z.object({ number: z.int(), title: z.string(), state: z.enum(["OPEN", "CLOSED"]) });

/** A node of another type than the one asked for comes as an empty object. */
const orEmpty = <T extends z.ZodType>(node: T) =>
  z.union([
    node,
    z
      .object({})
      .strict()
      .transform(() => null),
    z.null(),
  ]);

export const loadAnswer = z.object({
  repository: z
    .object({
      labels: page(labelNode).optional(),
      milestones: page(milestoneNode).optional(),
      issues: page(issueNode).optional(),
    })
    .nullish(),
  nodes: z.array(orEmpty(issueNode)).optional(),
  projectById: orEmpty(projectNode).optional(),
  projects: z.object({ projectsV2: connection(projectNode), projectV2: projectNode.nullish() }).nullish(),
});

export type LoadAnswer = z.output<typeof loadAnswer>;

export const milestonesAnswer = z.object({ repository: z.object({ milestones: connection(milestoneNode) }) });
export const ownerAnswer = z.object({
  repository: z.object({ id: z.string(), owner: z.object({ id: z.string() }) }),
});
export const projectAnswer = z.object({ createProjectV2: z.object({ projectV2: projectNode }) });
export const newFieldAnswer = z.object({ createProjectV2Field: z.object({ projectV2Field: fieldNode }) });
export const changedFieldAnswer = z.object({ updateProjectV2Field: z.object({ projectV2Field: fieldNode }) });
export const addedItemsAnswer = z.record(
  z.string(),
  z.object({ item: z.object({ id: z.string() }).nullish() }).nullable(),
);

export const newIssueAnswer = z.object({ id: z.number(), number: z.int(), node_id: z.string() });
export const milestoneAnswer = z.object({
  number: z.int(),
  title: z.string(),
  state: z.enum(["open", "closed"]),
});
