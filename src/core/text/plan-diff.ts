import type { PlanChange } from "../plan/diff/change.js";

/** A change as a line for people: a sign, the item or path, and what happened to it. */
export function changeLine(change: PlanChange): string {
  const sign = change.kind === "added" ? "+" : change.kind === "removed" ? "-" : "~";
  return `${sign} ${change.kind === "reowned" ? change.path : change.key}  ${changeText(change)}`;
}

/** What happened to an item or path, without its name; of one that came or went its title. */
export function changeText(change: PlanChange): string {
  switch (change.kind) {
    case "added":
    case "removed":
      return change.title;
    case "renamed":
      return `renamed: ${named(change.from, change.to)}`;
    case "moved":
      return `${change.of}: ${change.from ?? "none"} → ${change.to ?? "none"}`;
    case "rewired":
      return `waits ${both(change, "for", "no more for")}`;
    case "files":
      return `touches ${both(change, "", "no more")}`;
    case "changed":
      return `${fields[change.field]}: ${change.from ?? "none"} → ${change.to ?? "none"}`;
    case "deliverables":
      return `deliverables: ${deliverables(change)}`;
    case "reowned":
      return `owners: ${owners(change.from)} → ${owners(change.to)}`;
  }
}

const fields = {
  state: "state",
  priority: "priority",
  estimate: "estimate",
  owner: "owner",
  exitCriteria: "exit criteria",
} as const;

type Name = { key: string; title: string };

const named = (from: Name, to: Name): string =>
  [
    ...(from.key === to.key ? [] : [`key was ${from.key}`]),
    ...(from.title === to.title ? [] : [`“${from.title}” → “${to.title}”`]),
  ].join(", ");

const both = (
  { added, removed }: { added: string[]; removed: string[] },
  now: string,
  before: string,
): string =>
  [
    ...(added.length > 0 ? [`${now} ${added.join(", ")}`.trim()] : []),
    ...(removed.length > 0 ? [`${before} ${removed.join(", ")}`] : []),
  ].join("; ");

const deliverables = (change: { added: string[]; removed: string[]; ticked: string[] }): string =>
  [
    ...change.added.map((text) => `added “${text}”`),
    ...change.removed.map((text) => `removed “${text}”`),
    ...change.ticked.map((text) => `done “${text}”`),
  ].join("; ");

const owners = (ids: string[] | null): string =>
  ids === null ? "not listed" : ids.length === 0 ? "nobody" : ids.join(", ");
