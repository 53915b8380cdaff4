import { readHeading } from "../heading.js";
import { splitKey } from "../keys.js";
import type { DrawnEdge } from "./drawn-edge.js";

/** A name in a drawing that goes down, with the columns that it takes. */
interface Node {
  name: string;
  /** Names of phases: a drawing of them sums the plan up. */
  phase: boolean;
  from: number;
  to: number;
}

const connector = /^[\s│|┃↓▼⬇⇓vV┌┐└┘┼├┤┬┴─━╭╮╯╰/\\+-]*$/u;
const head = /[↓▼⬇⇓]|(?:^|\s)[vV](?=\s|$)/u;
const joined = /[┌┐└┘┼├┤┬┴─━╭╮╯╰/\\+-]/u;

/**
 * Arrows that point down, from the names above them to those below. Where both sides have several names, only columns
 * that nothing joins are clear.
 */
export function columnsIn(rows: readonly string[]): DrawnEdge[] {
  const edges: DrawnEdge[] = [];
  let above: Node[] = [];
  let level: Node[] = [];
  let between: string[] = [];
  for (const [row, text] of rows.entries()) {
    if (text.trim() === "") {
      if (between.length === 0) level = [];
      continue;
    }
    if (connector.test(text)) {
      if (between.length === 0) above = level;
      level = [];
      between.push(text);
      continue;
    }
    const nodes = nodesIn(text);
    if (between.some((line) => head.test(line)))
      for (const [before, after] of pairs(above, nodes, between))
        edges.push({
          before: before.name,
          after: after.name,
          how: before.phase || after.phase ? "summed" : "drawn",
          row,
        });
    // What a box says below its name still belongs to the same level.
    if (between.length > 0 && nodes.length > 0) {
      level = nodes;
      between = [];
    } else if (between.length === 0) level = [...level, ...nodes];
  }
  return edges;
}

function pairs(above: readonly Node[], below: readonly Node[], between: readonly string[]): [Node, Node][] {
  if (above.length === 1 || below.length === 1)
    return above.flatMap((before) => below.map((after): [Node, Node] => [before, after]));
  if (above.length !== below.length || between.some((line) => joined.test(line))) return [];
  return above.flatMap((before, index): [Node, Node][] => {
    const after = below[index];
    return after && before.from < after.to && after.from < before.to ? [[before, after]] : [];
  });
}

/** What is written with two blanks or a frame between is several names. */
function nodesIn(text: string): Node[] {
  const nodes: Node[] = [];
  for (const match of text.matchAll(/[^\s│|┃](?:[^│|┃]*?[^\s│|┃])??(?=\s{2,}|\s*[│|┃]|\s*$)/gu)) {
    const written = match[0].replace(/\s*(?:←|<-).*$/u, "");
    const found = nameIn(written);
    if (found) nodes.push({ ...found, from: match.index, to: match.index + match[0].length });
  }
  return nodes;
}

function nameIn(text: string): Pick<Node, "name" | "phase"> | null {
  const announced = readHeading(text.replace(/\s*[:：]$/, ""));
  if (announced?.kind === "phase") return { name: announced.name, phase: true };
  if (announced?.kind === "item" || announced?.kind === "lane") return { name: announced.key, phase: false };
  const split = splitKey(text.replace(/\s*\(.*$/s, ""), true);
  return split ? { name: split.key, phase: false } : null;
}
