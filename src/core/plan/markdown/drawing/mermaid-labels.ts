import { splitKey } from "../keys.js";

/** Mermaid's `T5[5. Materialize]`: the label's key is the item's, the node's own name only stands for it. */
export function mermaidLabels(code: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const match of code.matchAll(/([\p{L}\p{N}_-]{1,40})[[({]{1,2}["']?([^\])}"'\n]{1,120})/gu)) {
    const key = splitKey(match[2] ?? "", true)?.key;
    if (key) labels.set(match[1] ?? "", key);
  }
  return labels;
}
