import type { Document } from "../model.js";
import { parseYaml } from "../yaml/parse.js";

/** A document on its way to a reader. */
export interface Source extends Document {
  /** It is YAML or JSON as a whole, by its name or by how it begins. */
  structured: boolean;
  /** What is in it, read as YAML (JSON is YAML too); parsed once, when somebody asks. */
  parsed(): ReturnType<typeof parseYaml>;
}

export function sourceOf(document: Document): Source {
  let parsed: ReturnType<typeof parseYaml> | null = null;
  return {
    ...document,
    structured: /\.(?:ya?ml|json)$/i.test(document.path) || looksStructured(document),
    parsed: () => {
      parsed ??= parseYaml(document);
      return parsed;
    },
  };
}

/** A text without a telling name is YAML when it starts with a key or a brace and lists items or tasks. */
function looksStructured({ path, text }: Document): boolean {
  if (/\.(?:md|markdown|mdx|txt)$/i.test(path)) return false;
  if (/^\s*[{[]\s*["{\]}]/.test(text.slice(0, 200))) return true;
  for (const line of text.slice(0, 20_000).split(/\r?\n/)) {
    if (/^\s*(?:#.*|---\s*|%.*)?$/.test(line)) continue;
    if (!/^(?:- )?["']?[A-Za-z$][\w-]*["']?\s*:(?:\s|$)/.test(line)) return false;
    break;
  }
  return (
    /^["']?(?:items|tasks|- id)["']?\s*:/m.test(text) && !/^(?:```|~~~)/m.test(text) && !hasFrontMatter(text)
  );
}

/** Keys between two `---` with prose below: the head of a Markdown file. */
function hasFrontMatter(text: string): boolean {
  const end = /^---\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/.exec(text.slice(0, 50_000));
  return end !== null && text.slice(end[0].length).trim() !== "";
}
