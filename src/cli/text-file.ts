import { readFile } from "node:fs/promises";
import { CannotAnswer } from "./exit.js";
import { decoded } from "./git/tree.js";

const reasons: Record<string, string> = {
  ENOENT: "no such file",
  EACCES: "no permission to read it",
  EISDIR: "this is a folder",
};

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await (path === "-" ? standardInput() : readFile(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CannotAnswer(`${path}: ${reasons[code ?? ""] ?? message}`);
  }
}

/** The text of a file, or of standard input for `-`. Throws CannotAnswer where it can't be read as UTF-8. */
export async function textFile(path: string): Promise<string> {
  const text = decoded(await bytesOf(path));
  if (text === null) throw new CannotAnswer(`${path}: this is not UTF-8 text`);
  return text;
}
