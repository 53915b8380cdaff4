export type FieldType =
  | "TITLE"
  | "ASSIGNEES"
  | "LABELS"
  | "MILESTONE"
  | "REPOSITORY"
  | "SINGLE_SELECT"
  | "TEXT"
  | "NUMBER"
  | "DATE";

export interface SelectOption {
  id: string;
  name: string;
  color: string;
  description: string;
}

/** With `id`: an option that stays. */
export type NewOption = Omit<SelectOption, "id"> & { id?: string };

/** The fields that every project starts with. */
export const builtIn: [string, FieldType][] = [
  ["Title", "TITLE"],
  ["Assignees", "ASSIGNEES"],
  ["Status", "SINGLE_SELECT"],
  ["Labels", "LABELS"],
  ["Milestone", "MILESTONE"],
  ["Repository", "REPOSITORY"],
];

/** The options of a new project's Status. */
export const statuses: NewOption[] = [
  { name: "Todo", color: "GREEN", description: "This item hasn't been started" },
  { name: "In Progress", color: "YELLOW", description: "This is actively being worked on" },
  { name: "Done", color: "PURPLE", description: "This has been completed" },
];
