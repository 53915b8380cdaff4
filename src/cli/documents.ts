import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../core/plan/model.js";
import { CannotAnswer } from "./exit.js";
import { binary, textFile, unreadable } from "./text-file.js";

const planFile = /\.(?:md|markdown|ya?ml|json)$/i;

/**
 * The documents that the arguments name: a file, a folder (its Markdown, YAML and JSON files, or those of the folders in it), or `-` for
 * standard input. Paths stay as given. Throws CannotAnswer for what isn't there or isn't text.
 */
export async function readDocuments(paths: readonly string[]): Promise<Document[]> {
  const documents: Document[] = [];
  // One after the other, so that of several unreadable files it's always the first that is told.
  for (const path of paths)
    for (const name of await filesOf(path)) documents.push({ path: name, text: await documentText(name) });
  return documents;
}

/** Without the mark that editors on Windows put first. */
async function documentText(path: string): Promise<string> {
  const text = await textFile(path);
  if (text.includes("\0")) throw binary(path);
  return text.replace(/^\uFEFF/, "");
}

async function filesOf(path: string): Promise<string[]> {
  if (path === "-") return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await planFilesIn(path);
    if (names.length > 0) return names;
  } catch (error) {
    throw unreadable(path, error);
  }
  throw new CannotAnswer(`${path}: no .md, .yml, .yaml or .json file in this folder`);
}

const byName = new Intl.Collator("en", { numeric: true });

/** The plan files of a folder, numbers in their order; those of the folders in it where it has none of its own. */
async function planFilesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && planFile.test(entry.name));
  if (files.length > 0) return files.map((entry) => join(folder, entry.name)).sort(byName.compare);
  const found: string[] = [];
  for (const inner of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")))
    for (const entry of await readdir(join(folder, inner.name), { withFileTypes: true }))
      if (entry.isFile() && planFile.test(entry.name)) found.push(join(folder, inner.name, entry.name));
  return found.sort(byName.compare);
}
