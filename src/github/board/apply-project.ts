import { HostRefusal } from "../../app/ports/board-host.js";
import type { Applied } from "../../core/board/absorb.js";
import type { Change } from "../../core/board/change.js";
import type { BoardFacts, Project, ProjectFieldName } from "../../core/board/model.js";
import { lackedBy, fieldOf as ownField } from "../../core/board/project-fields.js";
import { changedFieldAnswer, type FieldNode, newFieldAnswer, ownerAnswer, projectAnswer } from "./answers.js";
import * as documents from "./documents.js";
import { optionInput } from "./option.js";
import { graphqlErrors } from "./partial.js";
import { fieldOf, projectOf } from "./read.js";
import { type BoardSeat, graphqlPlace } from "./seat.js";

/**
 * Two requests. Linking the project to the repository takes the Contents permission (docs.github.com, "Using
 * the API to manage Projects"); without it, the project is made without the link.
 */
export async function createProject(seat: BoardSeat, title: string): Promise<Applied> {
  const owner = ownerAnswer.parse(await seat.octokit.graphql(documents.projectOwner, graphqlPlace(seat)));
  const { id: repositoryId, owner: organization } = owner.repository;
  const make = (variables: object) =>
    seat.octokit.graphql(documents.createProject, { ownerId: organization.id, title, ...variables });
  const answer = await make({ repositoryId }).catch((error: unknown) => {
    if (graphqlErrors(error)?.some((one) => one.type === "FORBIDDEN")) return make({});
    throw error;
  });
  return { kind: "project", project: projectOf(projectAnswer.parse(answer).createProjectV2.projectV2) };
}

/** A field of that name that is there by now gets the options instead. */
export async function createField(
  seat: BoardSeat,
  { name, type, options }: Extract<Change, { kind: "create-field" }>,
  facts: BoardFacts,
): Promise<Applied> {
  if (ownField(facts, name)) return addOptions(seat, { kind: "add-options", field: name, options }, facts);
  const answer = await seat.octokit.graphql(documents.createField, {
    input: {
      projectId: projectIn(facts).id,
      name,
      dataType: type,
      ...(type === "SINGLE_SELECT"
        ? { singleSelectOptions: options.map((option) => optionInput(name, option)) }
        : {}),
    },
  });
  return made(name, newFieldAnswer.parse(answer).createProjectV2Field.projectV2Field);
}

/**
 * GitHub overwrites the whole list of options. Those that come with their id stay what they are for the items
 * that carry them, with the names, colours and descriptions that people gave them.
 */
export async function addOptions(
  seat: BoardSeat,
  { field: name, options }: Extract<Change, { kind: "add-options" }>,
  facts: BoardFacts,
): Promise<Applied> {
  const field = ownField(facts, name);
  if (!field) return createField(seat, { kind: "create-field", name, type: "SINGLE_SELECT", options }, facts);
  const missing = lackedBy(field, options);
  if (field.type !== "SINGLE_SELECT" || missing.length === 0) return { kind: "nothing" };
  const answer = await seat.octokit.graphql(documents.updateField, {
    input: {
      fieldId: field.id,
      singleSelectOptions: [...field.options, ...missing.map((option) => optionInput(name, option))],
    },
  });
  return made(name, changedFieldAnswer.parse(answer).updateProjectV2Field.projectV2Field);
}

export function projectIn(facts: Pick<BoardFacts, "project">): Project {
  if (!facts.project) throw new HostRefusal("there is no project", null);
  return facts.project;
}

function made(name: ProjectFieldName, node: FieldNode): Applied {
  const field = fieldOf(node);
  if (!field) throw new Error(`GitHub made the field ${name} and doesn't show it.`);
  return { kind: "field", field };
}
