import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { aliasBomb, endlessAlias, unknownAlias } from "../../text/plan-values.js";
import { maxYamlNodes } from "../limits.js";

/** A YAML document as plain values, with the line of everything in it. */
export interface Values {
  value: unknown;
  /** 1-based line of a key, an entry or a value, by its path: `items.3.title`. */
  lines: Map<string, number>;
}

/** What the YAML grammar allows and a document can't mean: an alias of nothing, or of far too much. */
export class Unwritable extends Error {
  /** 1-based. */
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/**
 * Plain values of a YAML document in which bare scalars are the text they are written as (`1.10`, `0009`,
 * `2026-01-02`), but for `true`, `false` and null. Aliases and merge keys (`<<`) are written out. Throws Unwritable.
 */
export function valuesOf(document: Document.Parsed, counter: LineCounter): Values {
  const lines = new Map<string, number>();
  // The library looks through the whole document for each alias; a walk in its order knows the anchors already.
  const anchors = new Map<string, Node>();
  const inside = new Set<Node>();
  let nodes = 0;

  const lineOf = (node: unknown): number => {
    const range = (node as Node | null)?.range;
    return range ? counter.linePos(range[0]).line : 0;
  };

  const convert = (node: unknown, path: string): unknown => {
    nodes += 1;
    if (nodes > maxYamlNodes) throw new Unwritable(aliasBomb, lineOf(node));
    if (!lines.has(path)) lines.set(path, lineOf(node));
    if (isAlias(node)) {
      const named = anchors.get(node.source);
      if (!named) throw new Unwritable(unknownAlias(node.source), lineOf(node));
      if (inside.has(named)) throw new Unwritable(endlessAlias(node.source), lineOf(node));
      return convert(named, path);
    }
    if (isNode(node) && "anchor" in node && typeof node.anchor === "string") anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node);
    if (!isMap(node) && !isSeq(node)) return null;
    inside.add(node);
    const value = isSeq(node) ? list(node, path) : map(node, path);
    inside.delete(node);
    return value;
  };

  const list = (node: YAMLSeq, path: string): unknown =>
    node.items.map((item, index) => convert(item, join(path, String(index))));

  const map = (node: YAMLMap, path: string): unknown => {
    const result = new Map<string, unknown>();
    for (const pair of node.items) {
      const name = isScalar(pair.key) ? String(scalar(pair.key)) : "";
      const at = join(path, name);
      if (name === "<<") {
        for (const [merged, value] of mergedInto(convert(pair.value, at)))
          if (!result.has(merged)) result.set(merged, value);
        continue;
      }
      lines.set(at, lineOf(pair.key));
      result.set(name, convert(pair.value, at));
    }
    return Object.fromEntries([...result].filter(([, value]) => value !== null));
  };

  return { value: convert(document.contents, ""), lines };
}

const join = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function scalar(node: { type?: string; value: unknown; source?: string }): unknown {
  if (node.type !== "PLAIN") return node.value;
  if (node.value === null || typeof node.value === "boolean") return node.value;
  return node.source ?? String(node.value);
}

/** What `<<: *defaults` or `<<: [*a, *b]` adds: the entries of the maps, the first of them before the others. */
function mergedInto(value: unknown): [string, unknown][] {
  const maps = Array.isArray(value) ? value : [value];
  const entries = maps.flatMap((map) => (map && typeof map === "object" ? Object.entries(map) : []));
  return [...new Map(entries.reverse())].reverse();
}
