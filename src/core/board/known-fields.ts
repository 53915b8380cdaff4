import type { DesiredBoard } from "./desired.js";
import type { BoardFacts, KnownFields } from "./model.js";
import { canHold, fieldNames, fieldOf, optionFor } from "./project-fields.js";
import { projectRows, valuesOf } from "./project-rows.js";

/**
 * What to know our fields and options by from now on. A field that we write nothing into isn't ours to follow: renamed,
 * it makes room for one that is.
 */
export function knownFields(board: DesiredBoard, facts: BoardFacts): KnownFields {
  const rows = projectRows(board, facts);
  return new Map(
    fieldNames.flatMap((name) => {
      const field = fieldOf(facts, name);
      if (!field || !canHold(name, field.type)) return [];
      // Of values that no item has at present, too: it may have them again.
      const values = new Set([...field.known.keys(), ...valuesOf(name, rows)]);
      const options = [...values].flatMap((value) => {
        const option = optionFor(field, value);
        return option ? [[value.toLowerCase(), option.id] as const] : [];
      });
      return [[name, { id: field.id, options: new Map(options) }] as const];
    }),
  );
}
