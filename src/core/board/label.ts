import type { Priority } from "../plan/model.js";
import { labelDescription } from "../text/board.js";
import { cut, plain } from "../text/escape.js";
import { shortHash } from "./digest.js";
import type { BoardLabel, LabelStatus } from "./model.js";

/** GitHub's limit for a label's name. */
const maxName = 50;

const statusColors: Record<LabelStatus, string> = {
  ready: "0e8a16",
  blocked: "d93f0b",
  claimed: "1d76db",
  done: "5319e7",
  dropped: "bfbfbf",
  removed: "bfbfbf",
};

const priorityColors: Record<Priority, string> = { P0: "b60205", P1: "d93f0b", P2: "fbca04", P3: "c2e0c6" };

const trackColors = ["bfd4f2", "c5def5", "d4c5f9", "f9d0c4", "fef2c0", "c2e0c6", "bfdadc", "e6cff2"] as const;

export function statusLabel(status: LabelStatus): BoardLabel {
  return label(`status: ${status}`, statusColors[status], labelDescription(status));
}

export function priorityLabel(priority: Priority): BoardLabel {
  return label(`priority: ${priority}`, priorityColors[priority], labelDescription("priority"));
}

/** A track's name that doesn't fit is cut and told apart by a digest of the whole. */
export function trackLabel(track: string): BoardLabel {
  const color =
    trackColors[Number.parseInt(shortHash(track).slice(-2), 16) % trackColors.length] ?? trackColors[0];
  return label(`track: ${track}`, color, labelDescription("track"));
}

/** Labels that the board sets and takes off; all others are people's. Case doesn't count, as at GitHub. */
export function isManagedLabel(name: string): boolean {
  return /^(?:status: (?:ready|blocked|claimed|done|dropped|removed)|priority: p[0-3]|track: .*)$/i.test(
    name,
  );
}

/** GitHub's limit for the labels of an issue. */
const mostLabels = 100;

/** The labels an issue should carry: people's own in their order, then those of ours that there is room for, the last first. */
export function withManagedLabels(current: readonly string[], ours: readonly string[]): string[] {
  const theirs = current.filter((name) => !isManagedLabel(name));
  return [...theirs, ...ours.slice(Math.max(0, ours.length - Math.max(0, mostLabels - theirs.length)))];
}

/** How many of ours there is no room for. */
export function labelsLeftOut(current: readonly string[], ours: readonly string[]): number {
  const theirs = current.filter((name) => !isManagedLabel(name)).length;
  return Math.min(ours.length, Math.max(0, theirs + ours.length - mostLabels));
}

/** As GitHub compares labels: without order and case. */
export function sameLabels(left: readonly string[], right: readonly string[]): boolean {
  const fold = (names: readonly string[]) => [...new Set(names.map((name) => name.toLowerCase()))].sort();
  return JSON.stringify(fold(left)) === JSON.stringify(fold(right));
}

function label(text: string, color: string, description: string): BoardLabel {
  const name = plain(text);
  const fitting = name.length <= maxName ? name : cut(name, maxName, `…${shortHash(name)}`);
  return { name: fitting, color, description };
}
