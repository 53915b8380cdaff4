import { fieldTypeText, titleDriftText, tooManyOptionsText, transferredText } from "../text/board.js";
import type { DesiredBoard } from "./desired.js";
import { titleIsPeoples } from "./issue-change.js";
import type { BoardFacts } from "./model.js";
import { canHold, fieldNames, fieldOf, lackedBy, maxOptions } from "./project-fields.js";

/** Where people changed what the plan says, and it is left as they have it. */
export function driftOf(board: DesiredBoard, facts: BoardFacts): string[] {
  return board.items.flatMap(({ item, title }) => {
    const issue = facts.issues.get(item.key);
    return issue && titleIsPeoples(issue, title) ? [titleDriftText(issue.number, item.key, title)] : [];
  });
}

/** What the board can't be brought to as GitHub has it, and what to do about it. */
export function limitsOf(board: DesiredBoard, facts: BoardFacts): string[] {
  const moved = facts.lost.filter((one) => one.reason === "transferred").map(transferredText);
  return [...moved, ...fieldLimits(board, facts)];
}

function fieldLimits(board: DesiredBoard, facts: BoardFacts): string[] {
  const project = facts.project;
  if (!project || board.project === false || facts.projectProblem) return [];
  return fieldNames.flatMap((name) => {
    const field = fieldOf(facts, name);
    if (field && !canHold(name, field.type)) return [fieldTypeText(name, project.title)];
    if (field?.type !== "SINGLE_SELECT") return [];
    const wanted = new Set(board.items.flatMap((one) => one.values[name]?.toLowerCase() ?? []));
    const left = lackedBy(field, [...wanted]).length - Math.max(0, maxOptions - field.options.length);
    return left > 0 ? [tooManyOptionsText(field.name, left)] : [];
  });
}
