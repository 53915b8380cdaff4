import { decodeNodeId } from "../node-id.js";
import type { FieldType, NewOption } from "../projects/built-in.js";
import type { Field, FieldValue, Item, Project } from "../projects/store.js";
import { actorOf } from "../world.js";
import { contentOf } from "./content.js";
import { type GraphQLContext, inaccessible, mayProject, visibleRepo } from "./context.js";
import { graphqlError, unresolvable } from "./errors.js";

type Input<T> = { input: T & { clientMutationId?: string } };

/** The mutations of Projects v2. */
export function projectMutations(ctx: GraphQLContext) {
  const { projects } = ctx.world;
  const echo = (input: { clientMutationId?: string }) => ({
    clientMutationId: input.clientMutationId ?? null,
  });
  const me = () => actorOf(ctx.world, ctx.caller).id;
  return {
    createProjectV2: ({ input }: Input<{ ownerId: string; title: string; repositoryId?: string }>) => {
      const owner = ownerNamed(ctx, input.ownerId);
      if (input.title.trim() === "") throw graphqlError("UNPROCESSABLE", "Title can't be blank");
      const project = projects.create({ type: owner.ownerType, id: owner.ownerId }, input.title, me());
      if (input.repositoryId) link(ctx, project, input.repositoryId);
      return { ...echo(input), projectV2: ctx.show.project(project) };
    },
    updateProjectV2: ({ input }: Input<{ projectId: string } & Partial<Project>>) => {
      const project = writable(ctx, input.projectId);
      const { title, shortDescription, readme, closed } = input;
      const given = Object.entries({ title, shortDescription, readme, closed, public: input.public });
      Object.assign(
        project,
        Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null)),
      );
      project.updatedAt = new Date().toISOString();
      return { ...echo(input), projectV2: ctx.show.project(project) };
    },
    deleteProjectV2: ({ input }: Input<{ projectId: string }>) => {
      const project = writable(ctx, input.projectId);
      projects.delete(project);
      return { ...echo(input), projectV2: ctx.show.project(project) };
    },
    linkProjectV2ToRepository: ({ input }: Input<{ projectId: string; repositoryId: string }>) => {
      const repo = link(ctx, writable(ctx, input.projectId), input.repositoryId);
      return { ...echo(input), repository: ctx.show.repository(repo) };
    },
    createProjectV2Field: ({
      input,
    }: Input<{
      projectId: string;
      name: string;
      dataType: FieldType;
      singleSelectOptions?: NewOption[];
    }>) => {
      const project = writable(ctx, input.projectId);
      const field = projects.addField(project, input.name, input.dataType, input.singleSelectOptions ?? []);
      return { ...echo(input), projectV2Field: ctx.show.field(project, field) };
    },
    updateProjectV2Field: ({
      input,
    }: Input<{ fieldId: string; name?: string; singleSelectOptions?: NewOption[] }>) => {
      const { field, project } = fieldNamed(ctx, input.fieldId);
      if (input.name) projects.renameField(field, input.name);
      if (input.singleSelectOptions && input.singleSelectOptions.length > 0) {
        projects.replaceOptions(field, input.singleSelectOptions);
      }
      return { ...echo(input), projectV2Field: ctx.show.field(project, field) };
    },
    deleteProjectV2Field: ({ input }: Input<{ fieldId: string }>) => {
      const { field, project } = fieldNamed(ctx, input.fieldId);
      const shown = ctx.show.field(project, field);
      projects.deleteField(field);
      return { ...echo(input), projectV2Field: shown };
    },
    addProjectV2ItemById: ({ input }: Input<{ projectId: string; contentId: string }>) => {
      const project = writable(ctx, input.projectId);
      const content = contentOf(ctx, input.contentId);
      if (!content) throw unresolvable(input.contentId);
      return { ...echo(input), item: ctx.show.item(projects.addItem(project, content.row.node_id, me())) };
    },
    deleteProjectV2Item: ({ input }: Input<{ projectId: string; itemId: string }>) => {
      projects.deleteItem(itemNamed(ctx, input));
      return { ...echo(input), deletedItemId: input.itemId };
    },
    updateProjectV2ItemFieldValue: ({ input }: Input<ItemInput & { fieldId: string; value: ValueInput }>) => {
      const item = itemNamed(ctx, input);
      const field = fieldOfItem(ctx, item, input.fieldId);
      projects.setValue(item, field, valueFor(field, input.value));
      return { ...echo(input), projectV2Item: ctx.show.item(item) };
    },
    clearProjectV2ItemFieldValue: ({ input }: Input<ItemInput & { fieldId: string }>) => {
      const item = itemNamed(ctx, input);
      projects.setValue(item, fieldOfItem(ctx, item, input.fieldId), null);
      return { ...echo(input), projectV2Item: ctx.show.item(item) };
    },
  };
}

interface ItemInput {
  projectId: string;
  itemId: string;
}

interface ValueInput {
  text?: string;
  number?: number;
  date?: string;
  singleSelectOptionId?: string;
}

function ownerNamed(ctx: GraphQLContext, id: string): Pick<Project, "ownerType" | "ownerId"> {
  const [type, key] = decodeNodeId(id);
  const { users, orgs } = ctx.world.tables;
  const known = type === "Org" ? orgs.get(key) : type === "User" ? users.get(key) : undefined;
  if (!known) throw unresolvable(id);
  const owner = { ownerType: type === "Org" ? ("Organization" as const) : ("User" as const), ownerId: key };
  if (!mayProject(ctx, owner, "write")) throw inaccessible();
  return owner;
}

function writable(ctx: GraphQLContext, id: string): Project {
  const project = ctx.world.projects.project(id);
  if (!project || !mayProject(ctx, project, "read")) throw unresolvable(id);
  if (!mayProject(ctx, project, "write")) throw inaccessible();
  return project;
}

function link(ctx: GraphQLContext, project: Project, repositoryId: string) {
  const [type, key] = decodeNodeId(repositoryId);
  const repo = type === "Repository" ? visibleRepo(ctx, key) : null;
  if (!repo) throw unresolvable(repositoryId);
  project.repositoryIds.add(repo.id);
  return repo;
}

function fieldNamed(ctx: GraphQLContext, id: string): { field: Field; project: Project } {
  const field = ctx.world.projects.field(id);
  if (!field) throw unresolvable(id);
  return { field, project: writable(ctx, field.projectId) };
}

function itemNamed(ctx: GraphQLContext, { projectId, itemId }: ItemInput): Item {
  const project = writable(ctx, projectId);
  const item = project.items.get(itemId);
  if (!item) throw unresolvable(itemId);
  return item;
}

function fieldOfItem(ctx: GraphQLContext, item: Item, fieldId: string): Field {
  const { field } = fieldNamed(ctx, fieldId);
  if (field.projectId !== item.projectId) throw unresolvable(fieldId);
  return field;
}

function valueFor(field: Field, value: ValueInput): FieldValue {
  const { text, number, date, singleSelectOptionId: optionId } = value;
  if (field.type === "TEXT" && text !== undefined) return { text };
  if (field.type === "NUMBER" && number !== undefined) return { number };
  if (field.type === "DATE" && date !== undefined) {
    if (Number.isNaN(Date.parse(date))) throw graphqlError("UNPROCESSABLE", "Date is invalid");
    return { date: date.slice(0, "2026-11-21".length) };
  }
  if (field.type === "SINGLE_SELECT" && optionId !== undefined) {
    if (field.options.some((one) => one.id === optionId)) return { optionId };
    throw graphqlError("UNPROCESSABLE", `The single select option Id does not belong to the field`);
  }
  throw graphqlError(
    "UNPROCESSABLE",
    `Did not receive a ${field.type.toLowerCase()} value to update a field of type ${field.type.toLowerCase()}`,
  );
}
