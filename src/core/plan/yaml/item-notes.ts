import { deliverableIs, fileIs, noDependency } from "../../text/plan-explain.js";
import type { LineKind, LineNote } from "../draft.js";
import type { YamlItem } from "../yaml-schema.js";

const kinds: Partial<Record<keyof YamlItem, LineKind>> = {
  dependsOn: "dependency",
  depends_on: "dependency",
  files: "file",
};

/** What the lines of an item in the YAML form are. */
export function itemNotes(item: YamlItem, at: string, lineAt: (path: string) => number): LineNote[] {
  const names = Object.keys(item) as (keyof YamlItem)[];
  return names.flatMap((name): LineNote[] => {
    const kind = kinds[name] ?? "field";
    const what = kind === "dependency" ? noDependency : name;
    const list = Array.isArray(item[name]) ? item[name] : [];
    const own: LineNote = { line: lineAt(`${at}.${name}`), kind, what: list.length > 0 ? "" : what };
    const entries = list.map(
      (entry, index): LineNote => ({
        line: lineAt(`${at}.${name}.${index}`),
        kind,
        what: entryText(name, entry) ?? what,
      }),
    );
    return [own, ...entries];
  });
}

function entryText(
  name: keyof YamlItem,
  entry: NonNullable<YamlItem["files" | "deliverables"]>[number],
): string | null {
  if (name === "files")
    return typeof entry === "string"
      ? fileIs(entry, "modify")
      : "path" in entry
        ? fileIs(entry.path, entry.access ?? "modify")
        : null;
  if (name !== "deliverables") return null;
  return deliverableIs({ done: typeof entry !== "string" && "done" in entry && entry.done === true });
}
