import type { Edge } from "../../draft.js";
import type { Code } from "../block.js";
import { plainText } from "../line.js";
import { ancestry, type Section, sectionsOf } from "../outline.js";
import { arrowsIn } from "./arrows.js";
import { branchesIn } from "./branches.js";
import { columnsIn } from "./columns.js";
import { mermaidLabels } from "./mermaid-labels.js";

/**
 * Edges of the drawings in code fences: arrows in a line, Mermaid's among them, drawn trees, and arrows that point down.
 * What stands under a heading that offers alternatives is no statement about the plan.
 */
export function drawnEdges(document: Section, file: string): Edge[] {
  return sectionsOf(document)
    .filter(({ raw }) => !alternatives.test(plainText(raw)))
    .flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.type === "code" && isDrawing(block) ? edgesOf(block, section, file) : [],
      ),
    );
}

const alternatives = /\b(?:option|alternative|example|variante?)\b/i;
const aboutDependencies = /depend|abhäng|dépend|依赖|依存|prerequisite|blocked|critical path/i;
const longest = 1000;

const isDrawing = (code: Code): boolean =>
  ["", "text", "txt", "plain", "mermaid", "ascii"].includes(code.lang);

function edgesOf(code: Code, section: Section, file: string): Edge[] {
  const rows = code.value.split(/\r?\n/).map((row) => (row.length > longest ? "" : row));
  const mermaid = code.lang === "mermaid";
  const labels = mermaid ? mermaidLabels(code.value) : new Map<string, string>();
  const dependencies = ancestry(section).some(({ raw }) => aboutDependencies.test(plainText(raw)));
  const drawn = [
    ...arrowsIn(rows, labels),
    ...(mermaid ? [] : branchesIn(rows, dependencies)),
    ...(mermaid ? [] : columnsIn(rows)),
  ];
  return drawn.map(({ row, ...edge }) => ({ ...edge, file, line: code.line + 1 + row }));
}
