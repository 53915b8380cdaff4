import { git } from "./run.js";

/** `owner/name` of the remote `origin`, as its URL says; null where there is none or it says no such thing. */
export async function originOf(root: string): Promise<string | null> {
  const { code, stdout } = await git(root, "remote", "get-url", "origin");
  if (code !== 0) return null;
  const url = stdout.toString("utf8").trim();
  return /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}
