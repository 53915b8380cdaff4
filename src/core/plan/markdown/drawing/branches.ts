import type { DrawnEdge } from "./drawn-edge.js";
import { nodeNames } from "./node-names.js";

const branch = /^[\s│|┃]*([├└╰┣┗`+|\\])[─━-]*(\s*[>►▶→]|[─━-])\s*/u;

/**
 * Drawn trees. `└─> B` under A says that B waits for A. Without an arrow's head (`└── B`) a tree as often says what
 * something is made of: it counts between items alone, and only in a part about dependencies.
 */
export function branchesIn(rows: readonly string[], dependencies: boolean): DrawnEdge[] {
  const edges: DrawnEdge[] = [];
  const above: { column: number; names: string[] }[] = [];
  for (const [row, text] of rows.entries()) {
    const found = branch.exec(text);
    const start = found ? found[0].length : text.search(/\S/);
    if (start < 0) {
      above.length = 0;
      continue;
    }
    const names = nodeNames(text.slice(start).replace(/\s(?:#|\/\/|←|<-|—).*$/u, ""));
    const at = found ? found[0].indexOf(found[1] ?? "") : start;
    while ((above.at(-1)?.column ?? -1) > (found ? at : at - 1)) above.pop();
    const head = /[>►▶→]/.test(found?.[2] ?? "");
    if (found && (head || dependencies))
      for (const before of above.at(-1)?.names ?? [])
        for (const after of names) edges.push({ before, after, how: head ? "drawn" : "branched", row });
    if (names.length > 0 && above.length < 64) above.push({ column: start, names });
  }
  return edges;
}
