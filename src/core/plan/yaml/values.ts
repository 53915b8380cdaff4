/** A YAML document as plain values, with the line of everything in it. */
export interface Values {
  value: unknown;
  lines: Lines;
}

/** A value with its place. */
export interface Node {
  value: unknown;
  /** 1-based. */
  line: number;
  /** How many nodes it stands for with its aliases written out. */
  size: number;
  /** The entries of a list. */
  list?: Node[];
  /** The entries of a map by name, with the lines of the names; null where a merge brought the entry in. */
  map?: Map<string, { line: number | null; node: Node }>;
}

/** 1-based line of a key, an entry or a value, by its path: `items.3.title`. */
export class Lines {
  readonly #root: Node | null;

  constructor(root: Node | null) {
    this.#root = root;
  }

  get(path: string): number | undefined {
    if (!this.#root) return undefined;
    return path === "" ? this.#root.line : lineIn(this.#root, path);
  }
}

/** Names may have dots in them, so the path is taken apart as the document has it. */
function lineIn(node: Node, path: string): number | undefined {
  for (let dot = path.indexOf("."); ; dot = path.indexOf(".", dot + 1)) {
    const name = dot < 0 ? path : path.slice(0, dot);
    const entry = entryOf(node, name);
    if (entry) {
      const found = dot < 0 ? (entry.line ?? undefined) : lineIn(entry.node, path.slice(dot + 1));
      if (found !== undefined) return found;
    }
    if (dot < 0) return undefined;
  }
}

function entryOf(node: Node, name: string): { line: number | null; node: Node } | undefined {
  if (node.map) return node.map.get(name);
  const entry = node.list && /^\d{1,7}$/.test(name) ? node.list[Number(name)] : undefined;
  return entry && { line: entry.line, node: entry };
}
