import type { Problem } from "../plan/model.js";
import * as say from "../text/owners.js";
import { splitLine } from "./line.js";
import type { OwnerRule } from "./model.js";
import { parseOwner } from "./owner.js";
import { parsePattern } from "./pattern.js";

/** GitHub ignores a CODEOWNERS file of this size (docs.github.com: "About code owners", file size). */
export const maxOwnersBytes = 3 * 1024 * 1024;

/** What makes a pattern unusable, as a sentence; null where nothing does. */
function patternFault(pattern: string): string | null {
  if (/\p{Cc}/u.test(pattern)) return say.controlCharacter();
  if (pattern.startsWith("!")) return say.negation();
  if (pattern.startsWith("\\#")) return say.escapedHash(pattern);
  if (/(?<!\\)[[\]]/.test(pattern.replaceAll("\\\\", ""))) return say.characterRange(pattern);
  if (/(?<!\\)(?:\\\\)*\\$/.test(pattern)) return say.danglingBackslash();
  return parsePattern(pattern) ? null : say.matchesNothing(pattern);
}

function lineFault(pattern: string, owners: readonly string[]): string | null {
  const fault = patternFault(pattern);
  if (fault) return fault;
  const bad = owners.find((owner) => !parseOwner(owner));
  return bad === undefined ? null : say.badOwner(bad);
}

/** UTF-8 bytes, without encoding the text. */
function byteLength(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/**
 * Reads an ownership file: CODEOWNERS syntax as GitHub documents it, with tracks and sessions as owners. A bad
 * line is a problem with its number and counts for nothing, as at GitHub; the rest holds. A file of 3 MB or
 * more has no rules at all.
 */
export function parseOwners(text: string, path: string): { rules: OwnerRule[]; problems: Problem[] } {
  const rules: OwnerRule[] = [];
  const problems: Problem[] = [];
  const report = (code: Problem["code"], message: string, line: number) =>
    problems.push({ severity: "error", code, message, file: path, line });
  if (text.length >= maxOwnersBytes / 3 && byteLength(text) >= maxOwnersBytes) {
    report("too-large", say.tooLarge(), 0);
    return { rules, problems };
  }
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const [index, raw] of lines.entries()) {
    const parts = splitLine(raw);
    if (!parts) continue;
    const fault = lineFault(parts.pattern, parts.owners);
    if (fault) report("invalid-value", fault, index + 1);
    else rules.push({ pattern: parts.pattern, owners: parts.owners, note: parts.comment, line: index + 1 });
  }
  return { rules, problems };
}
