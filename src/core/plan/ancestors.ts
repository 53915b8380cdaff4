import type { Item } from "./model.js";
import { orderOf } from "./order.js";

/** Whether `key` waits for `other`, directly or through others. Only asked for the keys in `columns`. */
export type WaitsFor = (key: string, other: string) => boolean;

/** A bit for each of `columns` on each item: one pass over the edges, so that asking costs nothing. */
export function waitsFor(items: readonly Item[], columns: readonly string[]): WaitsFor {
  const column = new Map(columns.map((key, index) => [key, index]));
  const width = Math.ceil(columns.length / 32);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const rows = new Map<string, Uint32Array>();
  for (const key of orderOf(items).sorted) {
    const row = new Uint32Array(width);
    for (const before of byKey.get(key)?.dependsOn ?? []) {
      const above = rows.get(before);
      for (let word = 0; above && word < width; word += 1) row[word] = (row[word] ?? 0) | (above[word] ?? 0);
      const bit = column.get(before);
      if (bit !== undefined) row[bit >>> 5] = (row[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    rows.set(key, row);
  }
  return (key, other) => {
    const bit = column.get(other);
    return bit !== undefined && (((rows.get(key)?.[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  };
}
