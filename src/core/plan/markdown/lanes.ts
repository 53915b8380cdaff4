import type { PlanSession } from "../model.js";
import { slug } from "../slug.js";
import { plainText } from "./line.js";
import { type Section, sectionsOf } from "./outline.js";

const rolesHeading =
  /\b(?:(?:session|agent|team|worker)s?\s+(?:roles?|assignments?|roster)|roles?)\b|^(?:sessions|agents|team|workers)$/i;

/** Workers that a list of roles names: `- **Senior (this session)**: architecture, wiring`. */
export function rolesOf(document: Section): PlanSession[] {
  return sectionsOf(document)
    .filter(namesRoles)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === "list" ? block.bullets : [])))
    .flatMap((bullet) => {
      if (bullet.bold === null || !bullet.raw.startsWith(bullet.bold)) return [];
      const id = laneId(bullet.bold);
      const role = bullet.raw
        .slice(bullet.bold.length)
        .replace(/^\s*[:：—–-]+\s*/, "")
        .trim();
      return id === "" ? [] : [{ id, role: role === "" ? null : plainText(role), line: bullet.line }];
    });
}

/** Whether a section lists the workers. */
export const namesRoles = ({ raw }: Section): boolean => rolesHeading.test(plainText(raw));

const kinds = "session|agent|team|track|stream|workstream|lane|worker|developer|dev";

/**
 * The id of a lane as a text names it: `Senior Session (you)` → `senior`, `Track 2: Schema` → `track-2`,
 * `Session A` → `session-a`.
 */
export function laneId(text: string): string {
  const bare = plainText(text)
    .replace(/\s*\(.*$/, "")
    .replace(/\s*(?:[:：]|\s[—–-]+\s).*$/u, "")
    .replace(/['’]s$/, "")
    .trim();
  const numbered = new RegExp(`^(${kinds})\\s+#?([\\p{L}\\p{N}.]{1,4})$`, "iu").exec(bare);
  if (numbered) return slug(`${numbered[1]}-${numbered[2]}`);
  return slug(bare.replace(new RegExp(`\\s+(?:${kinds})$`, "i"), ""));
}
