import type { DrawnEdge } from "./drawn-edge.js";
import { nodeNames } from "./node-names.js";

const arrow = /\s*(?:[─—–=-]{1,40}[>►▶→]|→|⇒|⟶|➜)\s*(?:\|[^|]{0,60}\|\s*)?/u;

/** Arrows along a line: `S4 (planner) ──→ S5`, Mermaid's `T1[One] --> T2`. */
export function arrowsIn(rows: readonly string[], labels: ReadonlyMap<string, string>): DrawnEdge[] {
  return rows.flatMap((text, row) => {
    const nodes = text.split(arrow).map((node) => nodeNames(node, labels));
    return nodes
      .slice(1)
      .flatMap((after, place) =>
        (nodes[place] ?? []).flatMap((before) =>
          after.map((name): DrawnEdge => ({ before, after: name, how: "drawn", row })),
        ),
      );
  });
}
