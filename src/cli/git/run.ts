import { execFile } from "node:child_process";
import { CannotAnswer } from "../exit.js";

/** Which repository and index git works on may be set from outside (hooks do); how it behaves may not. */
const kept = new Set([
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_COMMON_DIR",
  "GIT_OBJECT_DIRECTORY",
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_CEILING_DIRECTORIES",
]);

function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_") || kept.has(name));
  return {
    ...Object.fromEntries(entries),
    LC_ALL: "C",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    GIT_PAGER: "cat",
    GIT_LITERAL_PATHSPECS: "1",
  };
}

/** Settings of the user that would change what git prints, or run programs while it does. */
const settings = [
  "core.quotePath=false",
  "core.fsmonitor=false",
  "color.ui=false",
  "log.showSignature=false",
];

export interface GitAnswer {
  code: number;
  stdout: Buffer;
  stderr: string;
}

const maxOutput = 512 * 1024 * 1024;

/** Runs git in a folder, without a shell. Throws CannotAnswer where git itself is missing. */
export function git(folder: string, ...args: string[]): Promise<GitAnswer> {
  const all = [...settings.flatMap((setting) => ["-c", setting]), ...args];
  return new Promise((resolve, reject) => {
    execFile(
      "git",
      all,
      { cwd: folder, env: environment(), encoding: "buffer", maxBuffer: maxOutput },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === "number") resolve({ code, stdout, stderr: stderr.toString("utf8").trim() });
        else if (code === "ENOENT")
          reject(
            new CannotAnswer(`git could not be run in ${folder}: is it installed, and is this a folder?`),
          );
        else reject(new CannotAnswer(`git ${args[0]} ended early: ${error?.message}`));
      },
    );
  });
}

/** Git's output as text. Throws CannotAnswer with git's own words where it fails. */
export async function gitText(folder: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await git(folder, ...args);
  if (code === 0) return stdout.toString("utf8");
  throw new CannotAnswer(`git ${args[0]}: ${stderr.split("\n")[0] || `exit code ${code}`}`);
}

/** NUL-separated output as its parts. */
export function parts(output: string): string[] {
  return output.split("\0").filter((part) => part !== "");
}
