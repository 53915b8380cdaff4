import type { Edge } from "../draft.js";
import type { Code } from "./block.js";
import { splitKey } from "./keys.js";
import { plainText } from "./line.js";
import { type Section, sectionsOf } from "./outline.js";

const arrow = /\s*(?:[─—–=-]{1,40}[>►▶→]|→|⇒|⟶|➜)\s*(?:\|[^|]{0,60}\|\s*)?/u;

/**
 * Arrows of drawings in code fences: `S4 (planner) ──→ S5`, Mermaid's `T1[One] --> T2`. What stands under a heading
 * that offers alternatives is no statement about the plan.
 */
export function arrowsOf(document: Section, file: string): Edge[] {
  return sectionsOf(document)
    .filter(({ raw }) => !/\b(?:option|alternative|example|variante?)\b/i.test(plainText(raw)))
    .flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.type === "code" && isDrawing(block) ? edgesOf(block, file) : [],
      ),
    );
}

const isDrawing = (code: Code): boolean =>
  ["", "text", "txt", "plain", "mermaid", "ascii"].includes(code.lang);

function edgesOf(code: Code, file: string): Edge[] {
  const mermaid = code.lang === "mermaid";
  const labels = mermaid ? labelsOf(code.value) : new Map<string, string>();
  return code.value.split(/\r?\n/).flatMap((text, index) => {
    if (text.length > 1000) return [];
    const nodes = text.split(arrow).map((node) => namesOf(node, labels));
    const line = code.line + 1 + index;
    return nodes
      .slice(1)
      .flatMap((after, place) =>
        (nodes[place] ?? []).flatMap((before) =>
          after.map((name) => ({ before, after: name, how: "drawn" as const, file, line })),
        ),
      );
  });
}

/** Names of one end of an arrow: remarks and frames taken off; `A3/A4` and `A & B` are several. */
function namesOf(node: string, labels: Map<string, string>): string[] {
  const bare = node
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

/** Mermaid's `T5[5. Materialize]`: the label's key is the item's, the node's own name only stands for it. */
function labelsOf(code: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (const match of code.matchAll(/([\p{L}\p{N}_-]{1,40})[[({]{1,2}["']?([^\])}"'\n]{1,120})/gu)) {
    const key = splitKey(match[2] ?? "", true)?.key;
    if (key) labels.set(match[1] ?? "", key);
  }
  return labels;
}
