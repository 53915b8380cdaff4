import { splitKey } from "../keys.js";

const nobody: ReadonlyMap<string, string> = new Map();

/** Names of one end of an arrow: remarks and frames taken off; `A3/A4` and `A & B` are several. */
export function nodeNames(node: string, labels = nobody): string[] {
  const bare = node
    .replace(/^\s*[[{(]([^[\](){}]*)[\])}]\s*$/, "$1")
    .replace(/\(.*$/s, "")
    .replace(/[[{].*$/s, "")
    .replace(/[│|┌┐└┘├┤┬┴┼─;]+/gu, " ")
    .trim();
  if (bare === "" || bare.length > 60) return [];
  const kind = /^(\p{L}+)\s+\S/u.exec(bare)?.[1];
  return bare
    .split(/\s*[/&+,]\s*/)
    .map((name, index) => (index > 0 && kind && /^(?:\d+|[A-Z])$/.test(name) ? `${kind} ${name}` : name))
    .map((name) => labels.get(name) ?? splitKey(name, true)?.key ?? name);
}
