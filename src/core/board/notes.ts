import {
  fieldTypeText,
  labelsLeftOutText,
  movedText,
  removedReopenedText,
  reopenedText,
  ticksText,
  titleDriftText,
  tooManyOptionsText,
} from "../text/board.js";
import { tickedBeyond } from "../text/issue.js";
import type { DesiredBoard } from "./desired.js";
import type { DesiredItem } from "./desired-item.js";
import { titleIsPeoples } from "./issue-change.js";
import { labelsLeftOut } from "./label.js";
import { readInner, readMarker } from "./marker.js";
import type { BoardFacts, BoardIssue } from "./model.js";
import { canHold, fieldNames, fieldOf, lackedBy, maxOptions } from "./project-fields.js";
import { readTrackKey } from "./track-key.js";

/** What a sync left otherwise than the plan says. Lines are plain text. */
export interface BoardNotes {
  drift: string[];
  /** What could not be done, and what to do about it. */
  problems: string[];
  syncedAt: Date;
}

/**
 * Where people changed what the plan says, and it is left as they have it: what is rarest comes first, ticks last.
 * Dependencies on other issues, milestones of items without a phase and values that the plan lacks are people's
 * own, and no drift.
 */
export function driftOf(board: DesiredBoard, facts: BoardFacts): string[] {
  const mirrored = board.items.flatMap((desired) => {
    const issue = facts.issues.get(desired.item.key);
    return issue ? [{ ...desired, issue }] : [];
  });
  return [
    ...mirrored
      .filter(({ issue, title }) => titleIsPeoples(issue, title))
      .map(({ issue, item, title }) => titleDriftText(issue.number, item.key, title)),
    ...mirrored.filter(isReopened).map(({ issue, item }) => reopenedText(issue.number, item.key)),
    ...reopenedOfRemoved(board, facts),
    ...mirrored.flatMap(({ issue, item }) => {
      const ticks = tickedBeyond(item.deliverables, readInner(issue.body) ?? "");
      return ticks > 0 ? [ticksText(issue.number, item.key, ticks)] : [];
    }),
  ];
}

/** Where we closed it and people did not reopen it, it is done. */
function isReopened({ item, outcome, issue }: DesiredItem & { issue: BoardIssue }): boolean {
  return item.state === "done" && outcome === "open" && issue.state === "open";
}

/** Issues whose item left the plan, for which we closed them. */
function reopenedOfRemoved(board: DesiredBoard, facts: BoardFacts): string[] {
  const planned = new Set(board.items.map(({ item }) => item.key));
  return [...facts.issues]
    .filter(([key, issue]) => !planned.has(key) && readTrackKey(key) === null && issue.state === "open")
    .filter(([, issue]) => readMarker(issue.body)?.closed === "removed")
    .map(([key, issue]) => removedReopenedText(issue.number, key));
}

/** What the board can't be brought to as GitHub has it, and what to do about it. */
export function limitsOf(board: DesiredBoard, facts: BoardFacts): string[] {
  const moved = facts.lost.filter((one) => one.reason !== "deleted").map(movedText);
  const full = board.items.flatMap(({ item, labels }) => {
    const issue = facts.issues.get(item.key);
    const left = issue ? labelsLeftOut(issue.labels, labels) : 0;
    return issue && left > 0 ? [labelsLeftOutText(issue.number, item.key, left)] : [];
  });
  return [...moved, ...full, ...fieldLimits(board, facts)];
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
