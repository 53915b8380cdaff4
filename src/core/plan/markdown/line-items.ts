import { emptyItem, type ItemDraft } from "../draft.js";
import { slug } from "../slug.js";
import { applyDetails } from "./apply-details.js";
import { applyInline } from "./apply-inline.js";
import type { Bullet, List } from "./block.js";
import type { Context } from "./context.js";
import { detailNotes } from "./detail-notes.js";
import { addBullets, type Details } from "./details.js";
import { fieldName } from "./field-names.js";
import { readHeading } from "./heading.js";
import { isKey, isNumber, splitKey } from "./keys.js";
import { readMarks } from "./marks.js";
import { pathsInSentence } from "./paths.js";

/** Items that stand in the lines of a list: `- [ ] T012 …`, `- **S1** …`, `- 001 — …`. */
export function lineItems(list: List, file: string, context: Context): ItemDraft[] {
  return headsIn(list).map(({ bullet, head }) => itemOf(bullet, head, file, context));
}

/** Whether a list holds an item. */
export const holdsLineItems = (list: List): boolean => headsIn(list).length > 0;

/** The entries that are items; where an entry is none, those inside it. */
function headsIn(list: List): { bullet: Bullet; head: Head }[] {
  const bullets = list.bullets.map(boxed);
  const found = bullets.flatMap((bullet) => {
    const head = headOf(bullet);
    if (head) return [{ bullet, head }];
    return bullet.children.map(boxed).flatMap((child) => {
      const inner = headOf(child);
      return inner ? [{ bullet: child, head: inner }] : [];
    });
  });
  if (found.length === 0 || found.length === bullets.length) return found;
  const prefixes = new Set(found.flatMap(({ head }) => prefixOf(head.key) ?? []));
  const known = new Set(found.map(({ bullet }) => bullet));
  const others = bullets.flatMap((bullet) => {
    const head = known.has(bullet) ? null : likeSiblings(bullet, prefixes);
    return head ? [{ bullet, head }] : [];
  });
  return [...found, ...others].sort((a, b) => a.bullet.line - b.bullet.line);
}

const prefixOf = (key: string): string | null => /^(.+[-_.])[^-_.]+$/.exec(key)?.[1] ?? null;

/** `bd-core-tfj` is no key by itself; beside `bd-core-l3k` it is. */
function likeSiblings(bullet: Bullet, prefixes: ReadonlySet<string>): Head | null {
  const found = /^([\p{L}\p{N}][\p{L}\p{N}._-]{1,59})\s*(?:[:：]|[—–]|\s-)\s*(\S.*)$/u.exec(
    bullet.raw.slice(0, 500),
  );
  if (!found || !prefixes.has(prefixOf(found[1] ?? "") ?? "")) return null;
  return { key: found[1] ?? "", aliases: [], rest: bullet.raw.slice(bullet.raw.indexOf(found[2] ?? "")) };
}

interface Head {
  key: string;
  aliases: string[];
  rest: string;
}

function itemOf(bullet: Bullet, head: Head, file: string, context: Context): ItemDraft {
  const { text, groups } = withoutTags(head.rest);
  const marks = readMarks(text);
  const attributes = attributesOf(bullet.comments);
  const item: ItemDraft = {
    ...emptyItem(attributes.id ?? head.key, marks.title, file, bullet.line),
    aliases: [...(attributes.id ? [head.key] : []), ...head.aliases, ...spokenOf(marks.title)],
    groups,
    track: attributes.stream ? slug(`stream-${attributes.stream}`) : context.track,
    phase: context.phase,
    inherited: context.inherited,
    priority: marks.priority ?? context.priority,
    estimate: marks.estimate,
    state:
      bullet.checked === true || marks.done || (context.done && bullet.checked !== false)
        ? "done"
        : bullet.checked === false
          ? "open"
          : null,
  };
  const details: Details = { fields: [], bullets: [] };
  addBullets(details, bullet.children);
  applyInline(item, marks.inline);
  applyDetails(item, details);
  item.notes = () => detailNotes(details);
  if (bullet.checked !== null && item.files.length === 0)
    item.files = [...new Set(pathsInSentence(head.rest))].map((path) => ({ path, access: "modify" }));
  return item;
}

/** `[✅]`, `[~]`, `[>]`: boxes that only some tools know. */
const otherBox = /^\[([✅✓✔☑~>!/-])\]\s+/u;

function boxed(bullet: Bullet): Bullet {
  const box = bullet.checked === null ? otherBox.exec(bullet.raw) : null;
  return box
    ? { ...bullet, raw: bullet.raw.slice(box[0].length), checked: /[✅✓✔☑]/u.test(box[1] ?? "") }
    : bullet;
}

/** The key that a line begins with. A number alone is one only behind a box or in three digits (`001`). */
function headOf(bullet: Bullet): Head | null {
  if (bullet.raw === "") return null;
  const boxed = bullet.checked !== null;
  if (bullet.bold !== null && bullet.raw.startsWith(bullet.bold)) return boldHead(bullet, bullet.bold, boxed);
  const announced = readHeading(bullet.raw);
  if (announced?.kind === "item" && announced.aliases.length > 0) {
    return {
      key: announced.key,
      aliases: announced.aliases,
      rest: bullet.raw.slice(bullet.raw.search(/[:：—–]|\s-\s/) + 1).trim(),
    };
  }
  const labelled = labelledHead(bullet.raw);
  if (labelled) return labelled;
  const split = splitKey(
    bullet.raw.replace(/^`([^`\s]{2,60})`/, "$1").replace(/^(\S{2,60})\s+\|\s/, "$1: "),
    !boxed,
  );
  if (!split || split.rest === "") return null;
  return boxed || !isNumber(split.key) || /^\d{3,}$/.test(split.key) ? { ...split, aliases: [] } : null;
}

/** `ID: TASK-1 | Files: … | Description: Saw`: a line that is nothing but fields. */
function labelledHead(raw: string): Head | null {
  const found =
    /^(?:Task )?ID\s*[:：]\s*`?([\p{L}\p{N}#][\p{L}\p{N}._/-]{0,40})`?\s*(?:[|;,—–]|\s-\s)\s*(.+)$/isu.exec(
      raw,
    );
  if (!found) return null;
  const parts = (found[2] ?? "").split(/\s*[|;—–]\s*/);
  const named = parts.find(
    (part) => fieldName(part.split(/[:：]/)[0] ?? "") === "title" && /[:：]/.test(part),
  );
  const title = named?.replace(/^[^:：]*[:：]\s*/, "") ?? parts[0] ?? "";
  const rest = parts.filter((part) => part !== named && part !== title);
  return { key: found[1] ?? "", aliases: [], rest: [title, ...rest].join(" | ") };
}

/** `**S1** Title`, `**S1**: Title`, `**1. Title** — remark`, `**Task 2.1: Title**`. */
function boldHead(bullet: Bullet, bold: string, boxed: boolean): Head | null {
  const inside = bold.replace(/[:：.]\s*$/, "").trim();
  const after = bullet.raw.slice(bold.length).replace(/^\s*[:：—–-]*\s*/, "");
  if (isKey(inside))
    return (boxed || !isNumber(inside)) && after !== "" ? { key: inside, aliases: [], rest: after } : null;
  const announced = readHeading(inside);
  if (announced?.kind !== "item" || (isNumber(announced.key) && announced.aliases.length === 0 && !boxed))
    return null;
  const rest =
    announced.marks.title === inside
      ? after
      : inside.slice(inside.indexOf(announced.key) + announced.key.length).replace(/^\s*[:：.)—–-]+\s*/, "");
  return { key: announced.key, aliases: announced.aliases, rest: rest || after };
}

/** An item whose title is `Phase 1 - Foundations` is spoken of as `Phase 1`. */
function spokenOf(title: string): string[] {
  const announced = readHeading(title);
  if (announced?.kind === "phase") return [announced.name];
  return announced?.kind === "lane" ? [announced.key] : [];
}

const tagAtStart = /^\[([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})?\d{0,4})\]\s*/;

/** `[P] [US1] text`: the story is a group of items, `P` only says that it may run in parallel. */
function withoutTags(text: string): { text: string; groups: string[] } {
  const groups: string[] = [];
  let rest = text;
  for (let tag = tagAtStart.exec(rest); tag; tag = tagAtStart.exec(rest)) {
    if (/\d/.test(tag[1] ?? "")) groups.push(tag[1] ?? "");
    rest = rest.slice(tag[0].length);
  }
  if (rest === "") return { text, groups: [] };
  return { text: rest, groups };
}

/** `<!-- id:init001 stream:1 -->` */
function attributesOf(comments: readonly string[]): { id?: string; stream?: string } {
  const found: Record<string, string> = {};
  for (const pair of comments.join(" ").matchAll(/\b(id|stream)\s*[:=]\s*([\p{L}\p{N}._-]{1,60})/gu))
    found[pair[1] ?? ""] ??= pair[2] ?? "";
  return found;
}
