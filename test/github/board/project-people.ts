import type { Octokit } from "@octokit/rest";

/** What people do to a project by hand, and what they see there. */
export interface ProjectPeople {
  /** The project's newest id; throws where the organization has no open one of that title. */
  projectId(): Promise<string>;
  field(name: string): Promise<Field>;
  rename(field: Field, name: string): Promise<void>;
  setOptions(field: Field, options: Option[]): Promise<void>;
  make(name: string, dataType: string): Promise<void>;
  remove(field: Field): Promise<void>;
  close(): Promise<void>;
  delete(): Promise<void>;
  /** Each item's values by the names of the fields, its title left out, by its title. */
  values(): Promise<Record<string, Record<string, string | number>>>;
}

export interface Option {
  id?: string;
  name: string;
  color: string;
  description: string;
}

export interface Field {
  id: string;
  name: string;
  dataType: string;
  options?: Option[];
}

interface ProjectNode {
  id: string;
  closed: boolean;
  title: string;
  fields: { nodes: Field[] };
  items: {
    nodes: {
      content: { title: string };
      fieldValues: {
        nodes: { name?: string; text?: string; number?: number; date?: string; field: { name: string } }[];
      };
    }[];
  };
}

const query = `query ($org: String!) { organization(login: $org) { projectsV2(first: 20) { nodes {
  id closed title
  fields(first: 50) { nodes {
    ... on ProjectV2FieldCommon { id name dataType }
    ... on ProjectV2SingleSelectField { options { id name color description } }
  } }
  items(first: 100) { nodes {
    content { ... on Issue { title } }
    fieldValues(first: 50) { nodes {
      ... on ProjectV2ItemFieldSingleSelectValue { name field { ... on ProjectV2FieldCommon { name } } }
      ... on ProjectV2ItemFieldTextValue { text field { ... on ProjectV2FieldCommon { name } } }
      ... on ProjectV2ItemFieldNumberValue { number field { ... on ProjectV2FieldCommon { name } } }
      ... on ProjectV2ItemFieldDateValue { date field { ... on ProjectV2FieldCommon { name } } }
    } }
  } }
} } } }`;

export function projectPeople(octokit: Octokit, org: string): ProjectPeople {
  const project = async (): Promise<ProjectNode> => {
    const answer = await octokit.graphql<{ organization: { projectsV2: { nodes: ProjectNode[] } } }>(query, {
      org,
    });
    const open = answer.organization.projectsV2.nodes.find((one) => one.title === "Signalbox" && !one.closed);
    if (!open) throw new Error("there is no open project Signalbox");
    return open;
  };
  const mutate = async (mutation: string, type: string, input: object): Promise<void> => {
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { clientMutationId } }`;
    await octokit.graphql(document, { input });
  };
  return {
    projectId: async () => (await project()).id,
    field: async (name) => {
      const found = (await project()).fields.nodes.find((one) => one.name === name);
      if (!found) throw new Error(`the project has no field ${name}`);
      return found;
    },
    rename: ({ id }, name) =>
      mutate("updateProjectV2Field", "UpdateProjectV2FieldInput", { fieldId: id, name }),
    setOptions: ({ id }, singleSelectOptions) =>
      mutate("updateProjectV2Field", "UpdateProjectV2FieldInput", { fieldId: id, singleSelectOptions }),
    make: async (name, dataType) =>
      mutate("createProjectV2Field", "CreateProjectV2FieldInput", {
        projectId: (await project()).id,
        name,
        dataType,
      }),
    remove: ({ id }) => mutate("deleteProjectV2Field", "DeleteProjectV2FieldInput", { fieldId: id }),
    close: async () =>
      mutate("updateProjectV2", "UpdateProjectV2Input", { projectId: (await project()).id, closed: true }),
    delete: async () =>
      mutate("deleteProjectV2", "DeleteProjectV2Input", { projectId: (await project()).id }),
    values: async () =>
      Object.fromEntries(
        (await project()).items.nodes.map(({ content, fieldValues }) => [
          content.title,
          Object.fromEntries(
            fieldValues.nodes
              .filter(({ field }) => field && field.name !== "Title")
              .map(({ field, name, text, number, date }) => [
                field.name,
                name ?? text ?? number ?? date ?? "",
              ]),
          ),
        ]),
      ),
  };
}
