import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../core/plan/model.js";
import { CannotAnswer } from "./exit.js";

const planFile = /\.(?:md|markdown|ya?ml|json)$/i;

/**
 * The documents that the arguments name: a file, a folder (its Markdown, YAML and JSON files, or those of the folders in it), or `-` for
 * standard input. Paths stay as given. Throws CannotAnswer for what isn't there or isn't text.
 */
export async function readDocuments(paths: readonly string[]): Promise<Document[]> {
  const documents: Document[] = [];
  // One after the other, so that of several unreadable files it's always the first that is told.
  for (const path of paths) documents.push(...(path === "-" ? await fromStdin() : await fromPath(path)));
  return documents;
}

async function fromStdin(): Promise<Document[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return [{ path: "-", text: decoded("-", Buffer.concat(chunks)) }];
}

async function fromPath(path: string): Promise<Document[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ path, text: decoded(path, await readFile(path)) }];
    const names = await planFilesIn(path);
    if (names.length === 0)
      throw new CannotAnswer(`${path}: no .md, .yml, .yaml or .json file in this folder`);
    const documents: Document[] = [];
    for (const name of names) documents.push({ path: name, text: decoded(name, await readFile(name)) });
    return documents;
  } catch (error) {
    throw error instanceof CannotAnswer ? error : new CannotAnswer(`${path}: ${reasonOf(error)}`);
  }
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

function decoded(path: string, bytes: Buffer): string {
  if (bytes.includes(0)) throw new CannotAnswer(`${path}: this is a binary file; a plan is Markdown or YAML`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CannotAnswer(`${path}: this is not UTF-8 text; save it as UTF-8`);
  }
}

const reasons: Record<string, string> = {
  ENOENT: "no such file or folder",
  EACCES: "no permission to read it",
  EISDIR: "this is a folder",
};

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? message;
}
