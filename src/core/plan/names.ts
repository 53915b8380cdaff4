import type { ItemDraft, PlanDraft } from "./draft.js";
import { slug } from "./slug.js";

/** What a name stands for: one item, or all items of a phase, a track or a group. */
export type Meaning =
  | { kind: "item"; keys: string[] }
  | { kind: "group"; keys: string[] }
  | { kind: "ambiguous"; keys: string[] };

type Index = Map<string, string[]>;

/** Every name of a plan. */
export interface Names {
  /** Null where the name means nothing. Case, spaces and a plural kind (`Tracks 1`) don't count. */
  find(name: string): Meaning | null;
  /** Keys of the items whose key or alias is one of `prefixes` and a number between the two, both included. */
  between(prefixes: readonly string[], from: number, to: number): string[];
}

export function namesOf({ items, tracks, phases }: Pick<PlanDraft, "items" | "tracks" | "phases">): Names {
  const keys: Index = new Map();
  const aliases: Index = new Map();
  const titles: Index = new Map();
  const groups: Index = new Map();
  const phaseTitles: Index = new Map();
  for (const item of items) {
    add(keys, item.key, item.key);
    for (const alias of item.aliases) add(aliases, alias, item.key);
    add(titles, item.title, item.key);
    for (const name of [item.phase, item.track, ...item.groups])
      if (name !== null) add(groups, name, item.key);
  }
  for (const { id, title } of tracks)
    if (form(title) !== form(id)) for (const key of groups.get(form(id)) ?? []) add(groups, title, key);
  for (const { name, titles } of phases)
    for (const title of titles) for (const key of groups.get(form(name)) ?? []) add(phaseTitles, title, key);
  const numbers = numbersOf(items);
  const unpadded = unpaddedKeys(items);
  const asked = new Map<string, Meaning | null>();
  const look = (name: string): Meaning | null => {
    for (const wanted of formsOf(name)) {
      for (const index of [keys, aliases]) {
        const found = index.get(wanted);
        if (found) return { kind: found.length === 1 ? "item" : "ambiguous", keys: [...found] };
      }
      const group = groups.get(wanted);
      if (group) return { kind: "group", keys: [...new Set(group)] };
    }
    const titled = titles.get(form(name));
    if (titled) return { kind: titled.length === 1 ? "item" : "ambiguous", keys: [...titled] };
    const phase = phaseTitles.get(form(name));
    if (phase) return { kind: "group", keys: [...new Set(phase)] };
    const padded = unpadded().get(withoutZeros(form(name)));
    return padded?.length === 1 ? { kind: "item", keys: [...padded] } : null;
  };
  return {
    find: (name) => {
      const known = asked.get(name);
      if (known !== undefined) return known;
      const meaning = look(name);
      asked.set(name, meaning);
      return meaning;
    },
    between: (prefixes, from, to) => {
      const list =
        prefixes.map((prefix) => numbers.get(prefix.toLowerCase())).find((one) => one !== undefined) ?? [];
      return [...new Set(list.filter(([number]) => number >= from && number <= to).map(([, key]) => key))];
    },
  };
}

/** Keys and aliases that end in a number, by what stands before it, in the order of their numbers. */
function numbersOf(items: readonly ItemDraft[]): Map<string, [number, string][]> {
  const numbers = new Map<string, [number, string][]>();
  for (const item of items) {
    for (const name of [item.key, ...item.aliases]) {
      const found = /^(.*?)(\d{1,6})$/s.exec(name.slice(0, 200));
      if (!found) continue;
      const prefix = (found[1] ?? "").toLowerCase();
      const list = numbers.get(prefix) ?? [];
      list.push([Number(found[2]), item.key]);
      numbers.set(prefix, list);
    }
  }
  for (const list of numbers.values()) list.sort((a, b) => a[0] - b[0]);
  return numbers;
}

function add(index: Index, name: string, key: string): void {
  const wanted = form(name);
  if (wanted === "") return;
  const found = index.get(wanted);
  if (!found) index.set(wanted, [key]);
  // An item's names are added one after the other.
  else if (found.at(-1) !== key) found.push(key);
}

/** `T1` is asked for as `T001` too, where that is one item. */
const withoutZeros = (name: string): string => name.replace(/(?<![\d.])0+(?=\d)/g, "");

function unpaddedKeys(items: readonly ItemDraft[]): () => Index {
  let index: Index | null = null;
  return () => {
    if (index) return index;
    index = new Map();
    for (const item of items) add(index, withoutZeros(item.key), item.key);
    return index;
  };
}

const form = (name: string): string => name.trim().replace(/\s+/g, " ").toLowerCase();

/** `Tracks 1` is asked for as `tracks 1`, `tracks-1`, `track-1`. */
function formsOf(name: string): string[] {
  const plain = form(name);
  const joined = slug(plain);
  return [
    ...new Set([
      plain,
      joined,
      joined.replace(/^(\p{L}+?)s-/u, "$1-"),
      plain.replace(/^(\p{L}+?)s /u, "$1 "),
    ]),
  ];
}
