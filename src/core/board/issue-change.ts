import { issueSection, removedSection, tickedIn } from "../text/issue.js";
import type { CreateIssue, UpdateIssue } from "./change.js";
import type { DesiredBoard } from "./desired.js";
import type { DesiredIssue } from "./desired-issue.js";
import { shortHash } from "./digest.js";
import { sameLabels, statusLabel, withManagedLabels } from "./label.js";
import { type Marker, readInner, readMarker, section, writeSection } from "./marker.js";
import type { BoardIssue } from "./model.js";
import { resolveReferences } from "./reference.js";

/** What an item's section needs to know of the rest of the board. */
export interface Surroundings {
  board: DesiredBoard;
  edges: ReadonlyMap<string, readonly string[]>;
  /** Keys of the items that have an issue or get one. */
  mirrored: ReadonlySet<string>;
  numberOf: (itemKey: string) => number | null;
}

export function createIssue(desired: DesiredIssue, around: Surroundings): CreateIssue {
  const { item, title, labels, milestone, assignees, type } = desired;
  const body = writeSection("", sectionOf(desired, null, null, around));
  return { kind: "create-issue", itemKey: item.key, title, body, labels, milestone, assignees, type };
}

/** Null: the issue says all that it should. */
export function updateIssue(
  desired: DesiredIssue,
  issue: BoardIssue,
  around: Surroundings,
): UpdateIssue | null {
  const { item, title, milestone } = desired;
  const marker = readMarker(issue.body);
  const { state, closed } = stateChange(desired, issue, marker);
  const labels = withManagedLabels(issue.labels, desired.labels);
  return difference(issue, item.key, {
    ...(titleIsPeoples(issue, title) ? {} : { title }),
    body: writeSection(issue.body, sectionOf(desired, issue, closed, around)),
    ...(sameLabels(labels, issue.labels) ? {} : { labels }),
    ...(milestone && milestone.toLowerCase() !== issue.milestone?.toLowerCase() ? { milestone } : {}),
    ...state,
  });
}

/**
 * For the issue of an item that left the plan. One that people closed is history and stays as it is; one
 * that people reopened stays open.
 */
export function removeIssue(itemKey: string, issue: BoardIssue): UpdateIssue | null {
  const marker = readMarker(issue.body);
  if (!isRemoved(issue)) return null;
  const closes = issue.state === "open" && marker?.closed !== "removed";
  const labels = [
    ...issue.labels.filter((name) => !/^status: (?:ready|blocked|claimed|done|dropped|removed)$/i.test(name)),
    statusLabel("removed").name,
  ];
  const inner = removedSection(readInner(issue.body) ?? "");
  const wanted = section({ key: itemKey, title: marker?.title ?? null, closed: "removed" }, inner);
  return difference(issue, itemKey, {
    body: writeSection(issue.body, wanted),
    ...(sameLabels(labels, issue.labels) ? {} : { labels }),
    ...(closes ? { state: "closed", stateReason: "not_planned" } : {}),
  });
}

/** Whether the issue of an item that left the plan is ours to mark as removed. */
export function isRemoved(issue: BoardIssue): boolean {
  return issue.state === "open" || readMarker(issue.body)?.closed === "removed";
}

/** A title is people's once it isn't the one that we gave last; then it is kept. */
export function titleIsPeoples(issue: BoardIssue, wanted: string): boolean {
  return issue.title !== wanted && readMarker(issue.body)?.title !== shortHash(issue.title);
}

function stateChange(
  { item, outcome }: DesiredIssue,
  issue: BoardIssue,
  marker: Marker | null,
): { state: Pick<UpdateIssue, "state" | "stateReason">; closed: Marker["closed"] } {
  const before = marker?.closed ?? null;
  if (outcome === "done" && issue.state === "open") {
    return { state: { state: "closed", stateReason: "completed" }, closed: "done" };
  }
  if (outcome === "open" && issue.state === "closed") {
    return { state: { state: "open", stateReason: "reopened" }, closed: null };
  }
  // Open although the plan says done: people reopened it, and the mark is how we know.
  if (outcome === "open") return { state: {}, closed: item.state === "done" ? before : null };
  return { state: {}, closed: before };
}

function sectionOf(
  desired: DesiredIssue,
  issue: BoardIssue | null,
  closed: Marker["closed"],
  around: Surroundings,
): string {
  const marker = { key: desired.item.key, title: shortHash(desired.title), closed };
  if (desired.inner !== undefined) return section(marker, desired.inner);
  const { item } = desired;
  const kept = around.edges.get(item.key) ?? [];
  const inner = issueSection(item, {
    waitsFor: item.dependsOn.map((key) => ({
      key,
      hasIssue: around.mirrored.has(key),
      done: around.board.done.has(key),
      edge: kept.includes(key),
    })),
    ticked: tickedIn((issue && readInner(issue.body)) ?? ""),
  });
  return section(marker, resolveReferences(inner, around.numberOf, around.mirrored));
}

function difference(
  issue: BoardIssue,
  itemKey: string,
  wanted: Omit<UpdateIssue, "kind" | "itemKey" | "number">,
): UpdateIssue | null {
  const { title, body, ...rest } = wanted;
  const change: UpdateIssue = {
    kind: "update-issue",
    itemKey,
    number: issue.number,
    ...(title !== undefined && title !== issue.title ? { title } : {}),
    ...(body !== undefined && body !== issue.body ? { body } : {}),
    ...rest,
  };
  return Object.keys(change).length > 3 ? change : null;
}
