import { waitsFor } from "./ancestors.js";
import { maxConflictsPerPath } from "./limits.js";
import type { Item } from "./model.js";
import { orderOf } from "./order.js";

/** Two open items, neither of which waits for the other, that say they will touch the same path. */
export interface Conflict {
  items: [string, string];
  path: string;
}

/** All conflicts in the order of the plan, at most `maxConflictsPerPath` for one path. Items in a cycle are left out. */
export function conflictsOf(items: readonly Item[]): Conflict[] {
  const orderly = new Set(orderOf(items).sorted);
  const claims = claimsOf(items.filter((item) => item.state === "open" && orderly.has(item.key)));
  const shared = [...claims].filter(([, keys]) => keys.length > 1);
  if (shared.length === 0) return [];
  const waits = waitsFor(items, [...new Set(shared.flatMap(([, keys]) => keys))]);
  return shared.flatMap(([path, keys]) => conflictsAt(path, keys, waits));
}

function conflictsAt(
  path: string,
  keys: string[],
  waits: (key: string, other: string) => boolean,
): Conflict[] {
  const found: Conflict[] = [];
  for (let left = 0; left < keys.length; left += 1) {
    for (let right = left + 1; right < keys.length; right += 1) {
      const [a, b] = [keys[left] ?? "", keys[right] ?? ""];
      if (waits(a, b) || waits(b, a)) continue;
      found.push({ items: [a, b], path });
      if (found.length === maxConflictsPerPath) return found;
    }
  }
  return found;
}

/** Who touches a path. An item that declares a folder touches every declared path in it. */
function claimsOf(items: readonly Item[]): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  for (const item of items) {
    for (const { path } of item.files) {
      const keys = claims.get(path);
      if (!keys) claims.set(path, [item.key]);
      else if (keys.at(-1) !== item.key) keys.push(item.key);
    }
  }
  const declared = new Map([...claims].filter(([path]) => path.endsWith("/")));
  if (declared.size === 0) return claims;
  return new Map(
    [...claims].map(([path, keys]) => {
      const above = folders(path).flatMap((folder) => declared.get(folder) ?? []);
      return [path, above.length === 0 ? keys : [...new Set([...keys, ...above])]];
    }),
  );
}

/** The folders that a path lies in, each with its slash; a path deeper than 40 folders is looked at no further. */
function folders(path: string): string[] {
  const found: string[] = [];
  for (
    let slash = path.indexOf("/");
    slash >= 0 && slash < path.length - 1 && found.length < 40;
    slash = path.indexOf("/", slash + 1)
  ) {
    found.push(path.slice(0, slash + 1));
  }
  return found;
}
