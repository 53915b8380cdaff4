import type {
  BoardFacts,
  FieldType,
  KnownFields,
  ProjectField,
  ProjectFieldName,
  ProjectOption,
} from "./model.js";

/** GitHub's limit for the options of a single select field. */
export const maxOptions = 50;

/** Types of the fields that hold what ours do; one that we make is of the first. */
const types = {
  Status: ["SINGLE_SELECT", "TEXT"],
  Track: ["SINGLE_SELECT", "TEXT"],
  Priority: ["SINGLE_SELECT", "TEXT"],
  Phase: ["SINGLE_SELECT", "TEXT"],
  Wave: ["SINGLE_SELECT", "TEXT", "NUMBER"],
  Estimate: ["TEXT", "SINGLE_SELECT", "NUMBER"],
  Session: ["TEXT", "SINGLE_SELECT"],
  "Claim ends": ["TEXT", "DATE"],
} as const satisfies Record<ProjectFieldName, readonly FieldType[]>;

export const fieldNames = Object.keys(types) as ProjectFieldName[];

export function canHold(name: ProjectFieldName, type: FieldType): boolean {
  return (types[name] as readonly FieldType[]).includes(type);
}

/** The type that our field is made with, so that it takes this many different values. */
export function madeType(name: ProjectFieldName, values: number): "SINGLE_SELECT" | "TEXT" {
  return values > maxOptions ? "TEXT" : types[name][0];
}

/** A field of the project that stands for one of ours. */
export interface OwnField extends ProjectField {
  /** Ids of options that we know, by our value in lower case. */
  known: ReadonlyMap<string, string>;
}

const fold = (text: string): string => text.toLowerCase();
const noOptions: ReadonlyMap<string, string> = new Map();

/**
 * The field that stands for ours: the one that we know, whatever people call it by now, else the one of that name
 * unless we know that as another of ours.
 */
export function fieldOf(
  { project, knownFields }: { project: BoardFacts["project"]; knownFields: KnownFields },
  name: ProjectFieldName,
): OwnField | null {
  const fields = project?.fields ?? [];
  const known = knownFields.get(name);
  const renamed = fields.find((field) => field.id === known?.id);
  if (known && renamed) return { ...renamed, known: known.options };
  const taken = new Set([...knownFields.values()].map((one) => one.id));
  const named = fields.find((field) => fold(field.name) === fold(name) && !taken.has(field.id));
  return named ? { ...named, known: noOptions } : null;
}

/** The option that stands for a value of ours, found as the field is: by its id, else by its name. */
export function optionFor(field: OwnField, value: string): ProjectOption | null {
  const id = field.known.get(fold(value));
  const renamed = id === undefined ? undefined : field.options.find((option) => option.id === id);
  return renamed ?? field.options.find((option) => fold(option.name) === fold(value)) ?? null;
}

/** Values that a single select field has no option for yet. */
export function lackedBy(field: OwnField, values: readonly string[]): string[] {
  return values.filter((value) => optionFor(field, value) === null);
}
