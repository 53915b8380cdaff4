import type { Deliverable } from "../plan/model.js";

/** Why a line of a plan document became nothing; `plan explain` prints it. */
export const ignored = {
  aside: "in a section about something else than work",
  chapter: "a number alone counts chapters; below it stands nothing that only items have",
  code: "code",
  comment: "a comment",
  double: "said where the item begins",
  drawing: "no arrow between names of items",
  freeEntry: "no key in front of it",
  heading: "a heading of no item, phase or track",
  html: "HTML",
  homeless: "a field, but under no item",
  otherTask: "not of the kind of line that is an item in this format",
  placeholder: "a template's placeholder in place of a title",
  quote: "a quotation",
  row: "no key in this row",
  rule: "a line between two parts",
  table: "no column of keys, or none of titles",
  text: "text under no label",
} as const;

export const unknownLabel = (label: string): string => `no field of an item is called “${label}”`;

export const deliverableIs = ({ done }: Pick<Deliverable, "done">): string =>
  done ? "deliverable, done" : "deliverable";
export const fileIs = (path: string, access: string): string => `${path} (${access})`;
export const columnsAre = (columns: readonly (readonly [header: string, field: string])[]): string =>
  `columns: ${columns.map(([header, field]) => `${header} is ${field}`).join(", ")}`;
export const noFile = "no path in it";
export const noDependency = "waits for nothing";

export const waitsFor = (from: string, to: readonly string[]): string => `${from} waits for ${listed(to)}`;
export const waitsForNothingKnown = (from: string, name: string): string =>
  `${from} waits for “${name}”, which names nothing`;
export const waitsForAny = (from: string, name: string, to: readonly string[]): string =>
  `${from} waits for “${name}”, which could be ${listed(to)}`;
export const ownedBy = (pattern: string, owners: readonly string[]): string =>
  owners.length === 0 ? `${pattern}: no owner` : `${pattern}: ${listed(owners)}`;

const listed = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join(", ")} and ${names.length - 6} more` : names.join(", ");
