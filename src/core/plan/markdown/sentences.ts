import type { Edge } from "../draft.js";
import { withoutRemarks } from "../references.js";
import type { Block, Bullet } from "./block.js";
import { plainText } from "./line.js";
import { type Section, sectionsOf } from "./outline.js";

const waits =
  /\s(?:(?:all |only |also )?depends? (?:up)?on|needs?|requires?|waits? (?:for|on)|(?:is |are )?blocked (?:by|on|until)|(?:(?:must|can|may|should|will) )?(?:only )?(?:starts?|begins?|runs?|follows?|picks? up)(?: only)? (?:after|once|when)|comes? after|follows)\s/i;
const goesFirst =
  /\s(?:(?:un)?blocks|(?:must|should|needs? to) (?:be )?(?:complete[d]?|finish(?:ed)?|done|landed?|merged?|come) before|(?:comes?|goes|runs?) before|precedes?|is (?:a )?(?:prerequisite|required|needed) (?:for|by))\s/i;
const arrow = /\s*(?:[─—–=-]{1,10}[>►▶→]|→|⇒|⟶|➜)\s*/u;
const alternatives = /\b(?:options?|alternatives?|examples?|variante?|scenarios?|if (?:only )?\d+\+?)\b/i;
/** Most lines have none of these, and the other patterns are slower. */
const telling =
  /[→⇒⟶➜>►▶]|depend|need|require|wait|block|after|once|when|before|precede|prerequisite|follow/i;
const longest = 1000;

interface Said {
  raw: string;
  line: number;
}

/**
 * Dependencies that are put as sentences, in paragraphs and entries: `Phase 5 needs Phases 1 & 4`, `Track 1 blocks Track
 * 2`, `Critical path: 001 (schema) → 002 → 003. Then 004 / 005 in parallel`. What names they are isn't known here: a
 * sentence about something else is dropped when its ends turn out to be no names.
 */
export function sentencesOf(document: Section, file: string): Edge[] {
  const edges: Edge[] = [];
  const read = ({ raw, line }: Said): void => {
    if (raw.length <= longest && telling.test(raw)) edges.push(...edgesIn(raw, line, file));
  };
  for (const { raw, blocks } of sectionsOf(document)) {
    if (alternatives.test(plainText(raw))) continue;
    for (const [index, block] of blocks.entries()) if (!isOffered(blocks[index - 1])) eachLine(block, read);
  }
  return edges;
}

/** What follows `If 2 agents:` is one of several ways. */
const isOffered = (before: Block | undefined): boolean =>
  before?.type === "paragraph" && alternatives.test(before.lines.at(-1)?.raw ?? "");

function eachLine(block: Block, read: (line: Said) => void): void {
  if (block.type === "paragraph") block.lines.forEach(read);
  if (block.type !== "list") return;
  const inside = (bullet: Bullet): void => {
    read(bullet);
    bullet.children.forEach(inside);
  };
  block.bullets.forEach(inside);
}

function edgesIn(raw: string, line: number, file: string): Edge[] {
  const edges: Edge[] = [];
  let last: string | null = null;
  for (const sentence of raw.split(/(?<=[.;。；])\s+/)) {
    const then: string | null = last === null ? null : (/^then\s+(.+)$/i.exec(sentence)?.[1] ?? null);
    const nodes: string[] = then !== null && last !== null ? [last, then] : sentence.split(arrow);
    if (nodes.length > 1) {
      const names = nodes.map((node, index) =>
        nodeOf(index === 0 ? node.replace(/^[^:：]{0,60}[:：]\s*/, "") : node),
      );
      for (const [index, after] of names.entries()) {
        const before = names[index - 1] ?? "";
        if (before !== "" && after !== "") edges.push({ before, after, how: "summed", file, line });
      }
      last = names.at(-1) ?? null;
      continue;
    }
    last = null;
    edges.push(...said(sentence, line, file));
  }
  return edges;
}

function said(sentence: string, line: number, file: string): Edge[] {
  const text = withoutRemarks(plainText(sentence));
  for (const [verb, waiting] of [
    [goesFirst, false],
    [waits, true],
  ] as const) {
    const found = verb.exec(text);
    if (!found) continue;
    const subject = nameOf(text.slice(0, found.index).replace(/^(?:.{0,60}[:：])\s*(?=\S)/, ""));
    const kind = /^(\p{L}+)s?\s+\S+$/u.exec(subject)?.[1];
    const object = text.slice(found.index + found[0].length).replace(/^(?=\d)/, kind ? `${kind} ` : "");
    if (subject === "" || subject.length > 80) return [];
    return [
      { before: waiting ? object : subject, after: waiting ? subject : object, how: "said", file, line },
    ];
  }
  return [];
}

const nameOf = (text: string): string => text.replace(/^(?:then|and|so|but)\s+|[\s:：.,;—–-]+$/gi, "").trim();

/** A node of a row of arrows. A small number alone is as often something else as it is a key. */
function nodeOf(written: string): string {
  const name = nameOf(withoutRemarks(plainText(written)).replace(/\s+in parallel\b.*$/i, ""));
  return name.length > 80 || /^\d{1,2}$/.test(name) ? "" : name;
}
