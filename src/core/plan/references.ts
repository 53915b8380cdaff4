import type { Meaning, Names } from "./names.js";
import { slug } from "./slug.js";

/** A name out of a reference, and what it means. */
export interface Named {
  name: string;
  meaning: Meaning | null;
  /** It looks like a key (`T12`, `Track 3`) and not like a sentence. */
  nameLike: boolean;
}

const nothing =
  /^(?:none|no(?: dependencies| dependency)?|n\/a|nil|nothing|independent|keine?|aucune?|ningun[ao]?|nenhuma?|nessuna?|geen|нет|없음|無し?|无|没有|なし|tbd|-+|–|—)(?=$|[\s.,;:–—-])/iu;
const leading =
  /^(?:and|or|after|both|all of|depends on|depend on|requires?|needs?|waits for|blocked by|und|et|y)\s+/i;
const trailing =
  /\s+(?:(?:(?:is|are|be|has|have) )?(?:complete[d]?|completion|done|finish(?:ed)?|merged|landed|ready))\.?$/i;
const separator = /\s*(?:[,;&+、，；]|\band\b|\bund\b|\bplus\b)\s*/iu;

/**
 * Takes a text such as `Tracks 1 & 2 (schema first)`, `M0; A; B` or `T1-T12` apart into names and says what each means.
 * Remarks in brackets don't count. `None (can start immediately)` names nothing. `strict`: what only begins with a name
 * is none.
 */
export function readReference(text: string, names: Names, strict = false): Named[] {
  const plain = withoutRemarks(text)
    .replace(/`/g, "")
    .trim()
    .replace(/^\[(.*)\]$/s, "$1");
  if (plain === "" || nothing.test(plain) || isBlank(text)) return [];
  const found = names.find(plain);
  if (found) return [{ name: plain, meaning: found, nameLike: true }];
  const result: Named[] = [];
  let kind = "";
  for (const piece of pieces(plain)) {
    const part = piece
      .replace(leading, "")
      .replace(trailing, "")
      .replace(/[.:]+$/, "");
    if (part === "" || nothing.test(part)) continue;
    const carried = kind && !/\s/.test(part) ? names.find(`${kind} ${part}`) : null;
    const meaning =
      carried ??
      names.find(part) ??
      range(part, kind, names) ??
      slashed(part, kind, names) ??
      (strict ? null : opening(part, names));
    const word = /^(\p{L}+)\s+\S/u.exec(part);
    if (word?.[1]) kind = word[1];
    result.push({
      name: part,
      meaning,
      nameLike: /^(?:\p{L}+ )?#?[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(part),
    });
  }
  return result;
}

/** `[Other tasks]` is what a template says. */
const isBlank = (text: string): boolean => /^\[\p{L}+(?:[ /]\p{L}+)+\]$/u.test(text.trim());

/** Text without what stands in brackets, at any depth. */
export function withoutRemarks(text: string): string {
  let depth = 0;
  let out = "";
  for (const char of text) {
    if (char === "(" || char === "（") depth += 1;
    else if ((char === ")" || char === "）") && depth > 0) depth -= 1;
    else if (depth === 0) out += char;
  }
  return out;
}

const pieces = (text: string): string[] => text.split(separator).map((piece) => piece.trim());

/** `T1-T12`, `1–3` after `Tracks`, `T001 to T009`: the items there are between the two numbers. */
function range(part: string, carried: string, names: Names): Meaning | null {
  const found = /^(.{0,40}?)(\d{1,6})\s*(?:-|–|—|\.\.\.?|…|to|bis)\s*(.{0,40}?)(\d{1,6})$/u.exec(part);
  if (!found) return null;
  const [, before = "", from = "", again = "", to = ""] = found;
  if (again !== "" && again.trim() !== before.trim()) return null;
  const spoken = /^(\p{L}+)\s+$/u.exec(before)?.[1];
  const prefix = spoken === undefined ? before : "";
  const kind = spoken ?? carried;
  const single = slug(kind.replace(/s$/i, ""));
  const keys = names.between(
    prefix === "" && single !== "" ? [`${single}-`, ""] : [prefix],
    Number(from),
    Number(to),
  );
  return keys.length > 0 ? { kind: "group", keys } : null;
}

/** `A3/A4/A5`, `Phase 2/3/4`, where every part is a name. */
function slashed(part: string, carried: string, names: Names): Meaning | null {
  if (!part.includes("/")) return null;
  const kind = /^(\p{L}+)\s/u.exec(part)?.[1] ?? carried;
  const keys = new Set<string>();
  for (const piece of part.split("/")) {
    const meaning = names.find(piece) ?? (/\s/.test(piece.trim()) ? null : names.find(`${kind} ${piece}`));
    if (!meaning || meaning.kind === "ambiguous") return null;
    for (const key of meaning.keys) keys.add(key);
  }
  return { kind: "group", keys: [...keys] };
}

/** `Track 2 must be finished first`: the longest opening of up to four words that is a name. */
function opening(part: string, names: Names): Meaning | null {
  const words = part.split(/\s+/).slice(0, 4);
  for (let count = words.length; count > 0; count -= 1) {
    const name = words
      .slice(0, count)
      .join(" ")
      .replace(/[.:]+$/, "");
    const meaning = names.find(name);
    if (meaning) return meaning;
  }
  return null;
}
