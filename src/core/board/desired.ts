import type { Claim } from "../claims/model.js";
import { laneOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";
import { cut, plain } from "../text/escape.js";
import { dateAndTime } from "../text/time.js";
import type { ItemProgress } from "../verdict/model.js";
import type { DesiredItem } from "./desired-item.js";
import { priorityLabel, statusLabel, trackLabel } from "./label.js";
import type { BoardFacts, BoardLabel, ItemStatus, LabelStatus, LostIssue, ProjectValues } from "./model.js";
import { type DesiredParent, parentsOf } from "./parents.js";
import { type Outcome, statusesOf } from "./progress.js";

/** GitHub's limits, in characters. */
const maxTitle = 256;
const maxMilestone = 255;
const maxOption = 100;

/** What the board should be. */
export interface DesiredBoard {
  labels: BoardLabel[];
  milestones: string[];
  /** Dependencies come before what waits for them. */
  items: DesiredItem[];
  /** Keys of the plan's items that are done, those without an issue included. */
  done: ReadonlySet<string>;
  /** What the project shows of each live claim, by item key; of items that left the plan too. */
  held: ReadonlyMap<string, Holding>;
  project: { title: string } | { number: number } | false;
  /** The issues of the tracks. */
  parents: DesiredParent[];
}

export type Holding = Pick<ProjectValues, "Session" | "Claim ends">;

export const notHeld: Holding = { Session: null, "Claim ends": null };

export interface BoardInput {
  plan: Pick<Plan, "items" | "tracks" | "ownership">;
  issues: BoardFacts["issues"];
  progress: readonly ItemProgress[];
  /** Live claims. */
  claims: readonly Pick<Claim, "itemKey" | "sessionId" | "expiresAt" | "login">[];
  /** Number of the wave of each item, from 1. */
  waves: ReadonlyMap<string, number>;
  lost: readonly LostIssue[];
  project: DesiredBoard["project"];
  /** Whether each track has an issue, with its items as sub-issues. */
  trackIssues: boolean;
  /** Issue type of new issues; null: none. */
  issueType: string | null;
}

/**
 * The board that a plan without errors calls for. Items that the plan marks done and that have no issue get
 * none; neither does one whose issue lives on elsewhere.
 */
export function desiredBoard(input: BoardInput): DesiredBoard {
  const progress = new Map(input.progress.map((one) => [one.key, one]));
  const statuses = statusesOf(input.plan, input.progress, input.claims);
  const moved = new Set(input.lost.filter((one) => one.reason !== "deleted").map((one) => one.itemKey));
  const done = new Set(input.progress.filter((one) => one.done).map((one) => one.key));

  const held = new Map(input.claims.map((claim) => [claim.itemKey, holdingOf(claim)]));

  const assignees = new Map(
    input.claims.map(({ itemKey, login }) => [itemKey, login === null ? [] : [login]]),
  );

  const labels = new Map<string, BoardLabel>();
  const items = dependenciesFirst(input.plan.items).flatMap((item) => {
    const own = progress.get(item.key);
    const hasIssue = (own?.issue ?? null) !== null;
    if (!hasIssue && (own?.done || moved.has(item.key))) return [];
    const status = statuses.get(item.key) ?? "blocked";
    const carried = labelsOf(item, status);
    for (const label of carried) labels.set(label.name.toLowerCase(), label);
    const names = carried.map((label) => label.name);
    const outcome: Outcome = own?.done ? "done" : own?.dropped ? "dropped" : "open";
    const { milestone, values } = place(item, status, input.waves, held.get(item.key) ?? notHeld);
    return [
      {
        item,
        outcome,
        title: titleOf(item),
        labels: names,
        milestone,
        values,
        assignees: assignees.get(item.key) ?? [],
        type: input.issueType,
      },
    ];
  });
  const milestones = [...new Set(items.flatMap((one) => one.milestone ?? []))];
  const { plan, project, trackIssues } = input;
  const parents = trackIssues ? parentsOf(items, plan, { issues: input.issues, lost: [...input.lost] }) : [];
  return { labels: [...labels.values()], milestones, items, done, held, project, parents };
}

function holdingOf({ sessionId, expiresAt }: Pick<Claim, "sessionId" | "expiresAt">): Holding {
  const Session = cut(plain(sessionId), maxOption);
  // A claim of which only the label is seen.
  if (Session === "") return notHeld;
  return { Session, "Claim ends": dateAndTime(expiresAt) };
}

function titleOf(item: Item): string {
  return cut(plain(item.title) || plain(item.key), maxTitle);
}

function labelsOf(item: Item, status: ItemStatus): BoardLabel[] {
  return [
    trackLabel(laneOf(item)),
    ...(item.priority ? [priorityLabel(item.priority)] : []),
    statusLabel(status),
  ];
}

function place(
  item: Item,
  status: ItemStatus,
  waves: BoardInput["waves"],
  held: Holding,
): Pick<DesiredItem, "milestone" | "values"> {
  const phase = plain(item.phase ?? "");
  const estimate = plain(item.estimate ?? "");
  const wave = waves.get(item.key);
  const values: ProjectValues = {
    Status: projectStatus(status),
    Track: cut(plain(laneOf(item)), maxOption),
    Priority: item.priority,
    Phase: phase ? cut(phase, maxOption) : null,
    Wave: wave === undefined ? null : `Wave ${wave}`,
    Estimate: estimate ? cut(estimate, maxOption) : null,
    ...held,
  };
  return { milestone: phase ? cut(phase, maxMilestone) : null, values };
}

/** As the project's Status field writes it: `Ready`. */
export function projectStatus(status: LabelStatus): string {
  return status.charAt(0).toUpperCase() + status.slice(1);
}

/** The plan's order, except that an item comes after what it depends on. */
function dependenciesFirst(items: readonly Item[]): Item[] {
  const keys = new Set(items.map((item) => item.key));
  const placed = new Map<string, Item>();
  let left = items;
  for (;;) {
    const waiting: Item[] = [];
    for (const item of left) {
      if (item.dependsOn.every((key) => placed.has(key) || !keys.has(key))) placed.set(item.key, item);
      else waiting.push(item);
    }
    // Nothing could be placed: the rest is a cycle, which is an error of the plan and never gets here.
    if (waiting.length === left.length) return [...placed.values(), ...waiting];
    left = waiting;
  }
}
