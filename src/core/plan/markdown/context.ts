import type { Reference } from "../draft.js";
import type { Priority } from "../model.js";
import { slug } from "../slug.js";
import { plainText } from "./line.js";
import { ancestry, type Section } from "./outline.js";

/** What the headings around an item say about it. */
export interface Context {
  phase: string | null;
  track: string | null;
  priority: Priority | null;
  done: boolean;
  /** What the phase or the lane waits for as a whole. */
  inherited: Reference[];
}

/** What is known of a document before its items are read. */
export interface Surroundings {
  file: string;
  /** Ids that the plan's lists of roles and owners name. */
  lanes: ReadonlySet<string>;
  waits: ReadonlyMap<Section, Reference[]>;
}

export const noContext: Context = { phase: null, track: null, priority: null, done: false, inherited: [] };

const owned = /^(\S(?:.{0,38}\S)?)\s+(?:session|agent|team|track|stream|lane)\b\s*(?:$|[:：(—–-])/iu;

/** The nearest heading that says something wins. */
export function contextOf(section: Section, { lanes, waits }: Surroundings): Context {
  const context: Context = { ...noContext };
  for (const around of ancestry(section)) {
    const { announced, raw } = around;
    if (context.inherited.length === 0) context.inherited = waits.get(around) ?? [];
    if (announced?.kind === "phase") {
      context.phase ??= announced.name;
      if (announced.story) context.priority ??= announced.priority;
    }
    if (announced?.kind === "lane") context.track ??= announced.key;
    if (announced?.kind === "group") context.priority ??= announced.marks.priority;
    context.track ??= laneNamed(raw, lanes);
    if (/^(?:completed|done|finished|erledigt|已完成)\b/iu.test(plainText(raw))) context.done = true;
  }
  return context;
}

/** The lane whose work a heading is about: `Senior Session - Active Tasks`. */
export function laneNamed(heading: string, lanes: ReadonlySet<string>): string | null {
  if (lanes.size === 0) return null;
  const name = slug(owned.exec(plainText(heading))?.[1] ?? "");
  return lanes.has(name) ? name : null;
}

/** Sections whose lists and tables are about something else than work, whatever they number. A title says nothing. */
export function isAside(section: Section): boolean {
  return ancestry(section).some(
    ({ raw, announced, depth }) => depth > 1 && !announced && aside.test(plainText(raw)),
  );
}

const aside =
  /\b(?:risks?|mitigations?|questions?|decisions?|references|glossary|assumptions|metrics|non-goals|out of scope|rollback|success criteria|acceptance criteria|changelog|requirements|examples?|template|format)\b/i;
