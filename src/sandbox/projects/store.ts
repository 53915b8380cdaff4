import { randomBytes } from "node:crypto";
import { Refusal } from "../server/errors.js";
import { builtIn, type FieldType, type NewOption, type SelectOption, statuses } from "./built-in.js";

export interface Field {
  id: string;
  databaseId: number;
  name: string;
  type: FieldType;
  options: SelectOption[];
  projectId: string;
  createdAt: string;
  updatedAt: string;
}

export type FieldValue = { text: string } | { number: number } | { date: string } | { optionId: string };

export interface Item {
  id: string;
  databaseId: number;
  projectId: string;
  /** Node id of the issue or pull request. */
  contentId: string;
  /** By field id. */
  values: Map<string, FieldValue>;
  creatorId: number;
  createdAt: string;
  updatedAt: string;
}

export interface Project {
  id: string;
  databaseId: number;
  number: number;
  title: string;
  shortDescription: string | null;
  readme: string | null;
  public: boolean;
  closed: boolean;
  ownerType: "User" | "Organization";
  ownerId: number;
  creatorId: number;
  fields: Field[];
  items: Map<string, Item>;
  itemByContent: Map<string, Item>;
  repositoryIds: Set<number>;
  createdAt: string;
  updatedAt: string;
}

const mostFields = 50;
const mostOptions = 50;

/** Projects v2 of all owners. Refusals are worded as GitHub words them. */
export class ProjectStore {
  readonly #projects = new Map<string, Project>();
  readonly #fields = new Map<string, Field>();
  readonly #items = new Map<string, Item>();
  readonly #itemsOfContent = new Map<string, Item[]>();
  #nextId = 1;

  all(): Project[] {
    return [...this.#projects.values()];
  }

  project(id: string): Project | undefined {
    return this.#projects.get(id);
  }

  field(id: string): Field | undefined {
    return this.#fields.get(id);
  }

  item(id: string): Item | undefined {
    return this.#items.get(id);
  }

  /** The items that an issue or pull request is, one a project. */
  itemsOf(contentId: string): readonly Item[] {
    return this.#itemsOfContent.get(contentId) ?? [];
  }

  /** In order of number. */
  ofOwner(ownerType: Project["ownerType"], ownerId: number): Project[] {
    return this.all().filter((one) => one.ownerType === ownerType && one.ownerId === ownerId);
  }

  create(owner: { type: Project["ownerType"]; id: number }, title: string, creatorId: number): Project {
    const { id, databaseId } = this.#id("PVT_");
    const now = new Date().toISOString();
    const project: Project = {
      id,
      databaseId,
      number: this.ofOwner(owner.type, owner.id).reduce((most, one) => Math.max(most, one.number), 0) + 1,
      title,
      shortDescription: null,
      readme: null,
      public: false,
      closed: false,
      ownerType: owner.type,
      ownerId: owner.id,
      creatorId,
      fields: [],
      items: new Map(),
      itemByContent: new Map(),
      repositoryIds: new Set(),
      createdAt: now,
      updatedAt: now,
    };
    this.#projects.set(id, project);
    for (const [name, type] of builtIn)
      this.addField(project, name, type, type === "SINGLE_SELECT" ? statuses : []);
    return project;
  }

  delete(project: Project): void {
    for (const item of [...project.items.values()]) this.deleteItem(item);
    for (const field of project.fields) this.#fields.delete(field.id);
    this.#projects.delete(project.id);
  }

  addField(project: Project, name: string, type: FieldType, options: NewOption[]): Field {
    refuseTaken(project.fields, name);
    if (project.fields.length >= mostFields)
      throw new Refusal(422, `A project has at most ${mostFields} fields`);
    if (type === "SINGLE_SELECT" && options.length === 0) {
      throw new Refusal(422, "A SINGLE_SELECT field needs at least one option");
    }
    const { id, databaseId } = this.#id(type === "SINGLE_SELECT" ? "PVTSSF_" : "PVTF_");
    const now = new Date().toISOString();
    const stamps = { createdAt: now, updatedAt: now };
    const field = {
      id,
      databaseId,
      name: name.trim(),
      type,
      options: withIds(options),
      projectId: project.id,
      ...stamps,
    };
    project.fields.push(field);
    this.#fields.set(id, field);
    return field;
  }

  renameField(field: Field, name: string): void {
    const fields = this.#projects.get(field.projectId)?.fields ?? [];
    refuseTaken(
      fields.filter((one) => one !== field),
      name,
    );
    field.name = name.trim();
    field.updatedAt = new Date().toISOString();
  }

  /** Options are replaced as a whole; those with the id of an old one stay it. A value of one that is gone is gone too. */
  replaceOptions(field: Field, options: NewOption[]): void {
    const old = new Set(field.options.map((one) => one.id));
    if (options.some((one) => one.id && !old.has(one.id))) throw new Refusal(422, "Option id is invalid");
    field.options = withIds(options);
    field.updatedAt = new Date().toISOString();
    const left = new Set(field.options.map((one) => one.id));
    for (const item of this.#projects.get(field.projectId)?.items.values() ?? []) {
      const value = item.values.get(field.id);
      if (value && "optionId" in value && !left.has(value.optionId)) item.values.delete(field.id);
    }
  }

  deleteField(field: Field): void {
    const project = this.#projects.get(field.projectId);
    if (!project) return;
    if (builtIn.some(([name]) => name === field.name))
      throw new Refusal(422, `${field.name} can't be deleted`);
    project.fields = project.fields.filter((one) => one !== field);
    this.#fields.delete(field.id);
    for (const item of project.items.values()) item.values.delete(field.id);
  }

  /** The same content again gives the same item. */
  addItem(project: Project, contentId: string, creatorId: number): Item {
    const known = project.itemByContent.get(contentId);
    if (known) return known;
    const { id, databaseId } = this.#id("PVTI_");
    const now = new Date().toISOString();
    const stamps = { createdAt: now, updatedAt: now };
    const item = {
      id,
      databaseId,
      projectId: project.id,
      contentId,
      values: new Map(),
      creatorId,
      ...stamps,
    };
    project.items.set(id, item);
    project.itemByContent.set(contentId, item);
    this.#items.set(id, item);
    this.#itemsOfContent.set(contentId, [...this.itemsOf(contentId), item]);
    return item;
  }

  deleteItem(item: Item): void {
    const project = this.#projects.get(item.projectId);
    project?.items.delete(item.id);
    project?.itemByContent.delete(item.contentId);
    this.#items.delete(item.id);
    this.#itemsOfContent.set(
      item.contentId,
      this.itemsOf(item.contentId).filter((one) => one !== item),
    );
  }

  setValue(item: Item, field: Field, value: FieldValue | null): void {
    if (value === null) item.values.delete(field.id);
    else item.values.set(field.id, value);
    item.updatedAt = new Date().toISOString();
  }

  #id(prefix: string): { id: string; databaseId: number } {
    const databaseId = this.#nextId++;
    return { databaseId, id: `${prefix}${Buffer.from(`kwDO${databaseId}`).toString("base64url")}` };
  }
}

function refuseTaken(fields: readonly Field[], name: string): void {
  if (fields.some((one) => one.name.toLowerCase() === name.trim().toLowerCase())) {
    throw new Refusal(422, "Name has already been taken");
  }
}

function withIds(options: NewOption[]): SelectOption[] {
  if (options.length > mostOptions) throw new Refusal(422, `A field has at most ${mostOptions} options`);
  const names = new Set(options.map((one) => one.name.toLowerCase()));
  if (names.size < options.length) throw new Refusal(422, "Option names must be unique");
  return options.map((one) => ({ ...one, id: one.id ?? randomBytes(4).toString("hex") }));
}
