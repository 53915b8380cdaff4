import { emptyItem, type ItemDraft } from "../draft.js";
import { slug } from "../slug.js";
import { applyDetails } from "./apply-details.js";
import type { Bullet, List } from "./block.js";
import type { Context } from "./context.js";
import { addBullets, type Details } from "./details.js";
import { readHeading } from "./heading.js";
import { isKey, isNumber, splitKey } from "./keys.js";
import { readMarks } from "./marks.js";
import { pathsInSentence } from "./paths.js";

/** Items that stand in the lines of a list: `- [ ] T012 …`, `- **S1** …`, `- 001 — …`. */
export function lineItems(list: List, file: string, context: Context): ItemDraft[] {
  return list.bullets.flatMap((bullet) => {
    const item = itemOf(bullet, file, context);
    if (item) return [item];
    return bullet.children.flatMap((child) => itemOf(child, file, context) ?? []);
  });
}

/** Whether a list holds an item. */
export const holdsLineItems = (list: List): boolean =>
  list.bullets.some((bullet) => [bullet, ...bullet.children].some((one) => headOf(one) !== null));

interface Head {
  key: string;
  aliases: string[];
  rest: string;
}

function itemOf(bullet: Bullet, file: string, context: Context): ItemDraft | null {
  const head = headOf(bullet);
  if (!head) return null;
  const { text, groups } = withoutTags(head.rest);
  const marks = readMarks(text);
  const attributes = attributesOf(bullet.comments);
  const item: ItemDraft = {
    ...emptyItem(attributes.id ?? head.key, marks.title, file, bullet.line),
    aliases: attributes.id ? [head.key, ...head.aliases] : head.aliases,
    groups,
    track: attributes.stream ? slug(`stream-${attributes.stream}`) : context.track,
    phase: context.phase,
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
  applyDetails(item, details);
  if (bullet.checked !== null && item.files.length === 0)
    item.files = [...new Set(pathsInSentence(head.rest))].map((path) => ({ path, access: "modify" }));
  return item;
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
  const split = splitKey(bullet.raw, !boxed);
  if (!split || split.rest === "") return null;
  return boxed || !isNumber(split.key) || /^\d{3,}$/.test(split.key) ? { ...split, aliases: [] } : null;
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

/** `[P] [US1] text`: the story is a group of items, `P` only says that it may run in parallel. */
function withoutTags(text: string): { text: string; groups: string[] } {
  const groups: string[] = [];
  let rest = text;
  for (
    let tag = /^\[([A-Za-z]{1,6}\d{0,4})\]\s*/.exec(rest);
    tag;
    tag = /^\[([A-Za-z]{1,6}\d{0,4})\]\s*/.exec(rest)
  ) {
    if (/\d/.test(tag[1] ?? "")) groups.push(tag[1] ?? "");
    rest = rest.slice(tag[0].length);
  }
  return { text: rest, groups };
}

/** `<!-- id:init001 stream:1 -->` */
function attributesOf(comments: readonly string[]): { id?: string; stream?: string } {
  const found: Record<string, string> = {};
  for (const pair of comments.join(" ").matchAll(/\b(id|stream)\s*[:=]\s*([\p{L}\p{N}._-]{1,60})/gu))
    found[pair[1] ?? ""] ??= pair[2] ?? "";
  return found;
}
