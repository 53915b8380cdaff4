import { readFile } from "node:fs/promises";
import { CannotAnswer } from "./exit.js";
import { decoded } from "./git/tree.js";

const reasons: Record<string, string> = {
  ENOENT: "no such file or folder",
  EACCES: "no permission to read it",
  EISDIR: "this is a folder",
};

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What the file system refused, as the answer to a command. */
export function unreadable(path: string, error: unknown): CannotAnswer {
  const { code, message } = error as NodeJS.ErrnoException;
  return new CannotAnswer(`${path}: ${reasons[code ?? ""] ?? message}`);
}

export const binary = (path: string): CannotAnswer =>
  new CannotAnswer(`${path}: this is a binary file, not text`);

/** The text of a file, or of standard input for `-`. Throws CannotAnswer where it can't be read as UTF-8. */
export async function textFile(path: string): Promise<string> {
  const bytes = await (path === "-" ? standardInput() : readFile(path)).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const text = decoded(bytes);
  if (text !== null) return text;
  if (bytes.includes(0)) throw binary(path);
  throw new CannotAnswer(`${path}: this is not UTF-8 text; save it as UTF-8`);
}
