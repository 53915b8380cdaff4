import type { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Setup, setUp } from "./receiver.js";

let setup: Setup;
let app: Octokit;
beforeAll(async () => {
  setup = await setUp({
    repositories: [
      { owner: "acme", name: "railway" },
      { owner: "ada", name: "hobby" },
    ],
  });
  app = setup.asInstallation();
});
afterAll(() => setup.close());

interface Field {
  id: string;
  name: string;
  options?: { id: string; name: string }[];
}

const fields =
  "fields(first: 20) { nodes { ... on ProjectV2FieldCommon { id name } ... on ProjectV2SingleSelectField { options { id name } } } }";

async function create(title: string): Promise<{ id: string; number: number; fields: { nodes: Field[] } }> {
  const { organization } = await app.graphql<{ organization: { id: string } }>(
    'query { organization(login: "acme") { id } }',
  );
  const mutation = `mutation($owner: ID!, $title: String!) { createProjectV2(input: {ownerId: $owner, title: $title}) {
    projectV2 { id number ${fields} } } }`;
  const made = await app.graphql<{ createProjectV2: { projectV2: Awaited<ReturnType<typeof create>> } }>(
    mutation,
    {
      owner: organization.id,
      title,
    },
  );
  return made.createProjectV2.projectV2;
}

async function newIssue(title: string): Promise<string> {
  return (await app.rest.issues.create({ ...setup.place, title })).data.node_id;
}

describe("a project", () => {
  test("starts with GitHub's Status, and is found under its owner", async () => {
    const project = await create("Board");
    const status = project.fields.nodes.find((one) => one.name === "Status");
    expect(status?.options?.map((one) => one.name)).toEqual(["Todo", "In Progress", "Done"]);
    const query = `query($number: Int!) { organization(login: "acme") {
      projectV2(number: $number) { title } projectsV2(first: 5, query: "boa") { nodes { title } } } }`;
    expect(await app.graphql(query, { number: project.number })).toEqual({
      organization: { projectV2: { title: "Board" }, projectsV2: { nodes: [{ title: "Board" }] } },
    });
  });

  test("keeps items and their values, a batch of aliases a request", async () => {
    const project = await create("Values");
    const status = project.fields.nodes.find((one) => one.name === "Status");
    const todo = status?.options?.[0]?.id;
    const made = await app.graphql<{ a: { projectV2Field: Field }; b: { projectV2Field: Field } }>(
      `mutation($p: ID!) {
        a: createProjectV2Field(input: {projectId: $p, name: "Wave", dataType: NUMBER}) { projectV2Field { ... on ProjectV2FieldCommon { id name } } }
        b: createProjectV2Field(input: {projectId: $p, name: "Phase", dataType: TEXT}) { projectV2Field { ... on ProjectV2FieldCommon { id name } } } }`,
      { p: project.id },
    );
    const add =
      "mutation($p: ID!, $c: ID!) { addProjectV2ItemById(input: {projectId: $p, contentId: $c}) { item { id } } }";
    const content = await newIssue("An item");
    const addition = () =>
      app.graphql<{ addProjectV2ItemById: { item: { id: string } } }>(add, { p: project.id, c: content });
    const { id: item } = (await addition()).addProjectV2ItemById.item;
    expect((await addition()).addProjectV2ItemById.item.id).toBe(item);

    const set = (alias: string, field: string | undefined, value: string) =>
      `${alias}: updateProjectV2ItemFieldValue(input: {projectId: "${project.id}", itemId: "${item}", fieldId: "${field}", value: {${value}}}) { projectV2Item { id } }`;
    await app.graphql(`mutation {
      ${set("a", status?.id, `singleSelectOptionId: "${todo}"`)}
      ${set("b", made.a.projectV2Field.id, "number: 3")}
      ${set("c", made.b.projectV2Field.id, 'text: "Round 1"')} }`);
    const values = `query($id: ID!) { node(id: $id) { ... on Issue { projectItems(first: 5) { nodes { project { id } fieldValues(first: 20) { nodes {
      ... on ProjectV2ItemFieldTextValue { text } ... on ProjectV2ItemFieldNumberValue { number }
      ... on ProjectV2ItemFieldSingleSelectValue { name optionId } } } } } } } }`;
    expect(await app.graphql(values, { id: content })).toEqual({
      node: {
        projectItems: {
          nodes: [
            {
              project: { id: project.id },
              fieldValues: {
                nodes: [
                  { text: "An item" },
                  { name: "Todo", optionId: todo },
                  { number: 3 },
                  { text: "Round 1" },
                ],
              },
            },
          ],
        },
      },
    });
  });

  test("refuses a value of another type, and a field name twice", async () => {
    const project = await create("Refusals");
    const status = project.fields.nodes.find((one) => one.name === "Status");
    const field =
      'mutation($p: ID!) { createProjectV2Field(input: {projectId: $p, name: "status", dataType: TEXT}) { clientMutationId } }';
    await expect(app.graphql(field, { p: project.id })).rejects.toThrow("Name has already been taken");
    const add =
      "mutation($p: ID!, $c: ID!) { addProjectV2ItemById(input: {projectId: $p, contentId: $c}) { item { id } } }";
    const added = await app.graphql<{ addProjectV2ItemById: { item: { id: string } } }>(add, {
      p: project.id,
      c: await newIssue("Wrong value"),
    });
    const set = `mutation($p: ID!, $i: ID!, $f: ID!) { updateProjectV2ItemFieldValue(input: {projectId: $p, itemId: $i, fieldId: $f, value: {text: "Todo"}}) { clientMutationId } }`;
    const ids = { p: project.id, i: added.addProjectV2ItemById.item.id, f: status?.id };
    await expect(app.graphql(set, ids)).rejects.toThrow("Did not receive a single_select value");
  });

  test("loses the values of options that are replaced, and keeps those that stay by id", async () => {
    const project = await create("Options");
    const status = project.fields.nodes.find((one) => one.name === "Status") as Required<Field>;
    const [todo] = status.options;
    const update = `mutation($f: ID!, $o: [ProjectV2SingleSelectFieldOptionInput!]) {
      updateProjectV2Field(input: {fieldId: $f, singleSelectOptions: $o}) {
        projectV2Field { ... on ProjectV2SingleSelectField { options { id name } } } } }`;
    const answer = await app.graphql<{ updateProjectV2Field: { projectV2Field: Required<Field> } }>(update, {
      f: status.id,
      o: [
        { id: todo?.id, name: "Ready", color: "GREEN", description: "" },
        { name: "Blocked", color: "RED", description: "" },
      ],
    });
    const { options } = answer.updateProjectV2Field.projectV2Field;
    expect(options.map((one) => one.name)).toEqual(["Ready", "Blocked"]);
    expect(options[0]?.id).toBe(todo?.id);
  });

  test("lets a field be renamed, to a name that no other has", async () => {
    const project = await create("Renames");
    const status = project.fields.nodes.find((one) => one.name === "Status");
    const rename = (name: string) =>
      app.graphql<{ updateProjectV2Field: { projectV2Field: Field } }>(
        `mutation($f: ID!, $n: String!) { updateProjectV2Field(input: {fieldId: $f, name: $n}) {
          projectV2Field { ... on ProjectV2FieldCommon { id name } } } }`,
        { f: status?.id, n: name },
      );
    await expect(rename("labels")).rejects.toThrow("Name has already been taken");
    const renamed = { id: status?.id, name: "Stage" };
    expect((await rename("Stage")).updateProjectV2Field.projectV2Field).toEqual(renamed);
  });

  test("of a user is out of an installation's sight and reach", async () => {
    const { user } = await setup.ada.octokit.graphql<{ user: { id: string } }>(
      'query { user(login: "ada") { id } }',
    );
    const make =
      'mutation($owner: ID!) { createProjectV2(input: {ownerId: $owner, title: "Mine"}) { projectV2 { id } } }';
    const mine = await setup.ada.octokit.graphql<{ createProjectV2: { projectV2: { id: string } } }>(make, {
      owner: user.id,
    });
    const hidden = mine.createProjectV2.projectV2.id;

    await expect(app.graphql(make, { owner: user.id })).rejects.toThrow(
      "Resource not accessible by integration",
    );
    await expect(app.graphql("query($id: ID!) { node(id: $id) { id } }", { id: hidden })).rejects.toThrow(
      `Could not resolve to a node with the global id of '${hidden}'`,
    );
    const list = 'query { user(login: "ada") { projectsV2(first: 5) { nodes { id } } } }';
    expect(await app.graphql(list)).toEqual({ user: { projectsV2: { nodes: [] } } });
    expect(await setup.ada.octokit.graphql(list)).toEqual({
      user: { projectsV2: { nodes: [{ id: hidden }] } },
    });
  });
});
