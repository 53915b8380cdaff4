import { parseEstimate } from "../plan/estimate.js";
import { saysEnd } from "./claim-end.js";
import type { FieldType, ProjectFieldName } from "./model.js";
import { type OwnField, optionFor } from "./project-fields.js";

/** How a field shows a value of ours; null: it can't. */
export function shownIn(field: OwnField, name: ProjectFieldName, value: string): string | null {
  switch (field.type) {
    case "TEXT":
      return value;
    case "SINGLE_SELECT":
      return optionFor(field, value)?.name ?? null;
    case "NUMBER":
      return numberOf(name, value);
    case "DATE":
      return value.slice(0, "2026-11-21".length);
    case "OTHER":
      return null;
  }
}

/** Whether a field that shows `current` needn't be written to show `wanted`. */
export function showsAlready(
  name: ProjectFieldName,
  type: FieldType,
  current: string | null,
  wanted: string,
): boolean {
  if (current === null) return false;
  if (name === "Claim ends" && type === "TEXT") return saysEnd(current, wanted);
  return current.toLowerCase() === wanted.toLowerCase();
}

/** The number of a wave; the hours of an estimate, to the hundredth. */
function numberOf(name: ProjectFieldName, value: string): string | null {
  if (name !== "Estimate") return /\d+/.exec(value)?.[0] ?? null;
  const hours = parseEstimate(value);
  return hours === null ? null : String(Number(hours.toFixed(2)));
}
