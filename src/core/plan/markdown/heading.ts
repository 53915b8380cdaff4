import type { Priority } from "../model.js";
import { withoutRemarks } from "../references.js";
import { isNumber, splitKey } from "./keys.js";
import { plainText } from "./line.js";
import { type Marks, readMarks } from "./marks.js";

/** What a heading (or a line that is bold as a whole) announces. */
export type Announced =
  /** An item: `Task 2.1: …`, `S4. …`. `certain`: false for a number alone, which may count chapters. */
  | { kind: "item"; key: string; aliases: string[]; certain: boolean; marks: Marks }
  /** A lane of work, which is an item where it holds none: `Track 3: …`, `Session 5: …`. */
  | { kind: "lane"; key: string; aliases: string[]; word: string; marks: Marks }
  /** A phase, by its short name: `Round 2`. */
  | { kind: "phase"; name: string; titles: string[]; story: boolean; priority: Priority | null }
  /** Several lanes at once: `Sessions 1-3: …`. */
  | { kind: "group"; marks: Marks };

const laneWords = new Set(["track", "session", "stream", "workstream", "lane", "agent", "worker", "team"]);
const workWords = new Set([
  "task",
  "item",
  "story",
  "ticket",
  "issue",
  "feature",
  "step",
  "epic",
  "job",
  "todo",
  "aufgabe",
  "tarea",
  "tâche",
  "tarefa",
  "taak",
  "задача",
  "subtask",
  "任务",
  "タスク",
  "작업",
]);
const phaseWords = new Set([
  "phase",
  "round",
  "wave",
  "sprint",
  "milestone",
  "stage",
  "iteration",
  "runde",
  "fase",
  "étape",
  "etapa",
  "этап",
  "фаза",
  "단계",
  "阶段",
  "波次",
  "フェーズ",
]);

const laneId = /^(?:\d{1,4}[A-Z]?|[A-Z])$/;
const numbered =
  /^(\p{L}+)\s+#?([\p{L}\p{N}][\p{L}\p{N}.]*)(\s*[:：]\s*|\.\s+|\s+[—–-]{1,2}\s+|\s*$|\s+(?=\())/u;
const phaseAtEnd = /(?:^|[—–:-])\s*(\p{L}+)\s+([\p{L}\p{N}]{1,4})\s*[:：]?$/u;

/** Reads a heading's text; null where it announces nothing. Emoji and other ornaments before the words don't count. */
export function readHeading(raw: string): Announced | null {
  const text = raw.slice(0, 500).trim();
  const plain = text.replace(/^(?:[^\sA-Za-z0-9#`([]+\s+){1,3}/u, "");
  return announced(text) ?? (plain === text ? null : announced(plain));
}

function announced(text: string): Announced | null {
  const found = numbered.exec(text);
  const word = (found?.[1] ?? "").toLowerCase();
  const id = (found?.[2] ?? "").replace(/\.$/, "");
  const rest = text.slice(found?.[0].length ?? 0);
  if (found && laneWords.has(word) && laneId.test(id))
    return {
      kind: "lane",
      key: `${word}-${id.toLowerCase()}`,
      aliases: [id],
      word,
      marks: named(rest, text),
    };
  if (found && workWords.has(word) && /\d/.test(id))
    return { kind: "item", key: id, aliases: [`${word}-${id}`], certain: true, marks: named(rest, text) };
  if (found && phaseWords.has(word) && /^(?:\d+[A-Za-z]?|[A-Z]|[IVX]+)$/.test(id))
    return phase(`${found[1]} ${id}`, rest, text);
  if (isGroup(text)) return { kind: "group", marks: readMarks(text) };
  const split = splitKey(text.replaceAll("`", ""), true);
  if (split && split.rest !== "") {
    return {
      kind: "item",
      key: split.key,
      aliases: [],
      certain: !isNumber(split.key),
      marks: named(text.slice(text.length - split.rest.length), text),
    };
  }
  const end = phaseAtEnd.exec(plainText(text));
  return end && phaseWords.has((end[1] ?? "").toLowerCase()) && /\d/.test(end[2] ?? "")
    ? phase(`${end[1]} ${end[2]}`, "", text)
    : null;
}

/** Marks of a title; a lane that has none of its own is called as its heading is. */
function named(rest: string, whole: string): Marks {
  const marks = readMarks(rest);
  return marks.title === "" ? { ...marks, title: readMarks(whole).title } : marks;
}

function phase(name: string, rest: string, text: string): Announced {
  const story = /\bstory\b/i.test(text);
  const said = /\(priority\s*[:=]?\s*(p[0-3])\)/i.exec(text);
  const title = plainText(withoutRemarks(rest)).replace(/[^\p{L}\p{N})]+$/u, "");
  const titles = [...new Set([title, title.split(/\s+[—–-]\s+|[:：]/)[0] ?? ""])].filter((one) => one !== "");
  return {
    kind: "phase",
    name,
    titles,
    story,
    priority: said?.[1] ? (said[1].toUpperCase() as Priority) : null,
  };
}

const isGroup = (text: string): boolean => {
  const found = /^(\p{L}+)s\s+\d+\s*(?:[-–—,&]|to|and)\s*\d+\b/u.exec(text);
  return found !== null && laneWords.has((found[1] ?? "").toLowerCase());
};
