import { emptyDraft } from "../draft.js";
import type { Document } from "../model.js";
import { draftOf } from "../yaml/draft-of.js";
import { problemsOf } from "../yaml/issues.js";
import { parseYaml } from "../yaml/parse.js";
import { yamlPlan } from "../yaml-schema.js";
import type { Reader } from "./reader.js";

/** Signalbox's own form: `items:` in YAML, or the same in JSON. Its schema is docs/plan.schema.json. */
export const yamlReader: Reader = {
  name: "yaml",
  detect: ({ path, text }) => /\.(?:ya?ml|json)$/i.test(path) || looksLikeYaml(text),
  read: (document) => {
    const { values, problems } = parseYaml(document);
    if (!values) return { ...emptyDraft(), problems };
    const result = yamlPlan.safeParse(values.value);
    if (!result.success)
      return { ...emptyDraft(), problems: problemsOf(result.error.issues, values, document.path) };
    return draftOf(result.data, values, document.path);
  },
};

/** A text without a telling name is YAML when it starts with a key or a brace and has `items` at its top level. */
function looksLikeYaml(text: Document["text"]): boolean {
  if (/^\s*\{/.test(text.slice(0, 200))) return /"items"\s*:/.test(text);
  for (const line of text.slice(0, 20_000).split(/\r?\n/)) {
    if (/^\s*(?:#.*|---\s*|%.*)?$/.test(line)) continue;
    if (!/^["']?[A-Za-z$][\w-]*["']?\s*:(?:\s|$)/.test(line)) return false;
    break;
  }
  return /^["']?items["']?\s*:/m.test(text) && !/^(?:```|~~~)/m.test(text) && !hasFrontMatter(text);
}

/** Keys between two `---` with prose below: the head of a Markdown file. */
function hasFrontMatter(text: string): boolean {
  const end = /^---\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n/.exec(text.slice(0, 50_000));
  return end !== null && text.slice(end[0].length).trim() !== "";
}
