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
}

const owned = /^(\S(?:.{0,38}\S)?)\s+(?:session|agent|team|track|stream|lane)\b\s*(?:$|[:：(—–-])/iu;

/** The nearest heading that says something wins. `lanes`: the ids that the plan knows, in lower case. */
export function contextOf(section: Section, lanes: ReadonlySet<string>): Context {
  const context: Context = { phase: null, track: null, priority: null, done: false };
  for (const { announced, raw } of ancestry(section)) {
    if (announced?.kind === "phase") {
      context.phase ??= announced.name;
      if (announced.story) context.priority ??= announced.priority;
    }
    if (announced?.kind === "lane") context.track ??= announced.key;
    if (announced?.kind === "group") context.priority ??= announced.marks.priority;
    const name = slug(owned.exec(plainText(raw))?.[1] ?? "");
    if (lanes.has(name)) context.track ??= name;
    if (/^(?:completed|done|finished|erledigt|已完成)\b/iu.test(plainText(raw))) context.done = true;
  }
  return context;
}

/** Sections whose lists and tables are about something else than work, whatever they number. A title says nothing. */
export function isAside(section: Section): boolean {
  return ancestry(section).some(
    ({ raw, announced, depth }) => depth > 1 && !announced && aside.test(plainText(raw)),
  );
}

const aside =
  /\b(?:risks?|mitigations?|questions?|decisions?|references|glossary|assumptions|metrics|non-goals|out of scope|rollback|success criteria|acceptance criteria|changelog|requirements|examples?|template|format)\b/i;
