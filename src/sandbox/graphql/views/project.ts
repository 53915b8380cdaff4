import type { OrgRow, UserRow } from "../../emulate/tables.js";
import type { Field, Project } from "../../projects/store.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";

export function projectView(ctx: GraphQLContext, project: Project): View {
  const { tables, url } = ctx.world;
  const owner =
    project.ownerType === "User" ? tables.users.get(project.ownerId) : tables.orgs.get(project.ownerId);
  const path = `/${project.ownerType === "User" ? "users" : "orgs"}/${owner?.login}/projects/${project.number}`;
  return {
    __typename: "ProjectV2",
    id: project.id,
    databaseId: project.databaseId,
    fullDatabaseId: String(project.databaseId),
    number: project.number,
    title: project.title,
    shortDescription: project.shortDescription,
    readme: project.readme,
    public: project.public,
    closed: project.closed,
    closedAt: project.closed ? project.updatedAt : null,
    template: false,
    url: `${url}${path}`,
    resourcePath: path,
    createdAt: project.createdAt,
    updatedAt: project.updatedAt,
    viewerCanUpdate: true,
    creator: () => ctx.show.actor(project.creatorId),
    owner: () =>
      project.ownerType === "User" ? ctx.show.user(owner as UserRow) : ctx.show.organization(owner as OrgRow),
    fields: (args: PageArguments) =>
      connection(project.fields, args, "fields", (one) => ctx.show.field(project, one)),
    field: ({ name }: { name: string }) => {
      const field = project.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
      return field ? ctx.show.field(project, field) : null;
    },
    items: (args: PageArguments) =>
      connection([...project.items.values()], args, "items", (one) => ctx.show.item(one)),
    repositories: (args: PageArguments) =>
      connection(
        [...project.repositoryIds].flatMap((id) => tables.repos.get(id) ?? []),
        args,
        "repositories",
        (one) => ctx.show.repository(one),
      ),
  };
}

export function fieldView(ctx: GraphQLContext, project: Project, field: Field): View {
  const shared = {
    id: field.id,
    databaseId: field.databaseId,
    name: field.name,
    dataType: field.type,
    createdAt: field.createdAt,
    updatedAt: field.updatedAt,
    project: () => ctx.show.project(project),
  };
  if (field.type !== "SINGLE_SELECT") return { __typename: "ProjectV2Field", ...shared };
  const options = ({ names }: { names?: string[] }) =>
    field.options
      .filter((one) => !names || names.includes(one.name))
      .map((one) => ({ ...one, nameHTML: one.name, descriptionHTML: one.description }));
  return { __typename: "ProjectV2SingleSelectField", ...shared, options };
}
