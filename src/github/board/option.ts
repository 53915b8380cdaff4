import type { ProjectFieldName } from "../../core/board/model.js";

/** GitHub's eight colours; an option's comes from its name, so that every board shows it alike. */
const named = new Map([
  ["ready", "GREEN"],
  ["blocked", "ORANGE"],
  ["claimed", "BLUE"],
  ["done", "PURPLE"],
  ["dropped", "GRAY"],
  ["removed", "GRAY"],
  ["p0", "RED"],
  ["p1", "ORANGE"],
  ["p2", "YELLOW"],
  ["p3", "GREEN"],
]);

const others = ["BLUE", "GREEN", "YELLOW", "ORANGE", "PINK", "PURPLE", "GRAY"] as const;

export interface OptionInput {
  name: string;
  color: string;
  description: string;
}

export function optionInput(field: ProjectFieldName, name: string): OptionInput {
  const fixed = field === "Status" || field === "Priority" ? named.get(name.toLowerCase()) : undefined;
  const sum = [...name].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return { name, color: fixed ?? others[sum % others.length] ?? "GRAY", description: "" };
}
