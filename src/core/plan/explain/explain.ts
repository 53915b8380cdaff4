import type { LineKind } from "../draft.js";
import { grouped } from "../grouped.js";
import type { Document, Problem } from "../model.js";
import type { Understood } from "../read.js";
import { linkNotes } from "./link-notes.js";
import { notesByLine } from "./notes-by-line.js";

/** A line of a document, and what it became. */
export interface ExplainedLine {
  /** 1-based. */
  line: number;
  text: string;
  /** Null for an empty line, or one that is only brackets. */
  kind: LineKind | null;
  /** The item's key, the field, what waits for what; for an ignored line the reason. */
  what: string[];
  problems: Problem[];
}

export interface ExplainedDocument {
  path: string;
  /** What the document was taken for; null where it couldn't be read. */
  format: string | null;
  lines: ExplainedLine[];
  /** Problems of the file as a whole. */
  problems: Problem[];
}

/** Every line of the documents with what became of it. `understood` is what `understand(documents)` gave. */
export function explain(documents: readonly Document[], understood: Understood): ExplainedDocument[] {
  const { plan, links } = understood.reading;
  const linked = linkNotes(links);
  return documents.map(({ path, text }, index) => {
    const read = understood.documents[index];
    const problems = plan.problems.filter(({ file }) => file === path);
    const notes = read ? notesByLine(read.draft, linked.get(path) ?? []) : new Map();
    const byLine = grouped(problems, ({ line }) => line);
    const lines: ExplainedLine[] = [];
    for (const [at, content] of linesOf(text).entries()) {
      const line = at + 1;
      const found = notes.get(line) ?? carriedOn(content, lines.at(-1));
      lines.push({ line, text: content, ...found, problems: byLine.get(line) ?? [] });
    }
    return { path, format: read?.format ?? null, lines, problems: byLine.get(0) ?? [] };
  });
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A line that nothing was noted for is the rest of what the line above began, unless it is empty or only brackets. */
function carriedOn(text: string, above: ExplainedLine | undefined): Pick<ExplainedLine, "kind" | "what"> {
  const bare = /^[\s{}[\],|:+=-]*$/.test(text);
  return bare || !above ? { kind: null, what: [] } : { kind: above.kind, what: [] };
}
