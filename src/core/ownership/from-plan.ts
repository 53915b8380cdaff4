import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import type { OwnerRule } from "./model.js";

/**
 * A path of a plan as a pattern: from the root, and literal but for `*`, since plans write paths and not
 * patterns: `app/[callId]/route.ts` is a file. A bare `*.md` is meant anywhere. Null: it says no path.
 */
export function rootedPattern(path: string): string | null {
  const bare = path.trim().replace(/^(?:\.?\/)+/, "");
  if (bare === "" || bare.includes("//") || /\p{Cc}/u.test(bare)) return null;
  const pattern = bare.replace(/[\\?[\]! ]/g, "\\$&");
  return bare.includes("*") && !bare.includes("/") ? pattern : `/${pattern}`;
}

interface Declared {
  path: string;
  owners: string[];
  note: string | null;
  line: number;
}

/** One rule a path: who names the same path shares it. A folder's rule stands before those of paths in it. */
function merged(declared: readonly Declared[]): OwnerRule[] {
  const rules = new Map<string, OwnerRule>();
  for (const { path, owners, note, line } of declared) {
    const pattern = rootedPattern(path);
    if (pattern === null) continue;
    const known = rules.get(pattern);
    if (!known) rules.set(pattern, { pattern, owners: [...new Set(owners)], note, line });
    else {
      known.owners = [...new Set([...known.owners, ...owners])];
      known.note ??= note;
    }
  }
  // The last match wins, and a plan's order says nothing: the more exact path must come later.
  return [...rules.values()].sort((a, b) => exactness(a.pattern) - exactness(b.pattern));
}

/** Orders patterns from the widest to the most exact: by plain segments in front, then by all segments. */
function exactness(pattern: string): number {
  const segments = pattern.split("/").filter((segment) => segment !== "");
  const wild = segments.findIndex((segment) => segment.includes("*"));
  const plain = wild === -1 ? segments.length : wild;
  return plain * 10_000 + segments.length * 10 + (wild === -1 ? 2 : 0) + (pattern.endsWith("/") ? 0 : 1);
}

/** Rules from the plan's ownership lists. */
export function rulesOfLists(plan: Pick<Plan, "ownership">): OwnerRule[] {
  return merged(plan.ownership.map(({ pattern, ...entry }) => ({ path: pattern, ...entry })));
}

/** Rules from the files that open items declare; they belong to the items' lanes. */
export function rulesOfItems(plan: Pick<Plan, "items">): OwnerRule[] {
  const open = plan.items.filter((item) => item.state === "open");
  return merged(
    open.flatMap((item) =>
      item.files.map(({ path }) => ({
        path,
        owners: [laneOf(item)],
        note: null,
        line: item.line,
      })),
    ),
  );
}
