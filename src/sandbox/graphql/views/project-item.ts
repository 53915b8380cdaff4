import type { Field, FieldValue, Item, Project } from "../../projects/store.js";
import { connection, type PageArguments } from "../connection.js";
import { contentOf } from "../content.js";
import type { GraphQLContext, View } from "../context.js";
import { unresolvable } from "../errors.js";

export function itemView(ctx: GraphQLContext, item: Item): View {
  const project = projectOf(ctx, item);
  const content = contentOf(ctx, item.contentId);
  const values = () => valuesOf(ctx, project, item);
  return {
    __typename: "ProjectV2Item",
    id: item.id,
    databaseId: item.databaseId,
    fullDatabaseId: String(item.databaseId),
    type: content === null ? "REDACTED" : content.kind === "pull" ? "PULL_REQUEST" : "ISSUE",
    isArchived: false,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    creator: () => ctx.show.actor(item.creatorId),
    project: () => ctx.show.project(project),
    content: () => {
      if (content === null) return null;
      return content.kind === "pull" ? ctx.show.pull(content.row) : ctx.show.issue(content.row);
    },
    fieldValues: (args: PageArguments) => connection(values(), args, "fieldValues", (one) => one),
    fieldValueByName: ({ name }: { name: string }) => {
      const field = project.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
      return (field && values().find((one) => one.fieldId === field.id)) ?? null;
    },
  };
}

function projectOf(ctx: GraphQLContext, item: Item): Project {
  const project = ctx.world.projects.project(item.projectId);
  if (!project) throw unresolvable(item.projectId);
  return project;
}

type ValueView = View & { fieldId: string };

/** The title, which is the content's own, and what was set. */
function valuesOf(ctx: GraphQLContext, project: Project, item: Item): ValueView[] {
  return project.fields.flatMap((field) => {
    if (field.type === "TITLE") {
      const title = contentOf(ctx, item.contentId)?.row.title;
      return title === undefined ? [] : [valueView(ctx, project, item, field, { text: title })];
    }
    const value = item.values.get(field.id);
    return value ? [valueView(ctx, project, item, field, value)] : [];
  });
}

function valueView(
  ctx: GraphQLContext,
  project: Project,
  item: Item,
  field: Field,
  value: FieldValue,
): ValueView {
  const shared = {
    id: `PVTFV_${Buffer.from(`${item.id} ${field.id}`).toString("base64url")}`,
    fieldId: field.id,
    databaseId: item.databaseId,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    creator: () => ctx.show.actor(item.creatorId),
    field: () => ctx.show.field(project, field),
    item: () => ctx.show.item(item),
  };
  if ("text" in value) return { __typename: "ProjectV2ItemFieldTextValue", ...shared, text: value.text };
  if ("number" in value)
    return { __typename: "ProjectV2ItemFieldNumberValue", ...shared, number: value.number };
  if ("date" in value) return { __typename: "ProjectV2ItemFieldDateValue", ...shared, date: value.date };
  const option = field.options.find((one) => one.id === value.optionId);
  return {
    __typename: "ProjectV2ItemFieldSingleSelectValue",
    ...shared,
    optionId: value.optionId,
    name: option?.name ?? null,
    color: option?.color ?? "GRAY",
    description: option?.description ?? null,
    nameHTML: option?.name ?? null,
  };
}
