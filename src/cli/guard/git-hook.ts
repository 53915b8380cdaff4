import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CannotAnswer } from "../exit.js";

const begin = "# >>> signalbox guard >>>";
const end = "# <<< signalbox guard <<<";
const shells = /^#!.*\b(?:sh|bash|dash|zsh|ksh)\b/;

/** What comes behind us must still find the standard input: pre-push its refs. */
const keepInput = ["signalbox_refs=$(cat)", 'signalbox_run() { printf \'%s\\n\' "$signalbox_refs" | "$@"; }'];
const giveInput = ["exec <<SIGNALBOX_REFS", "$signalbox_refs", "SIGNALBOX_REFS"];

/** Calls the guard: the one on the path, or the project's own. Without any the hook stops nobody. */
function linesOf(name: string): string {
  const input = name === "pre-push";
  const run = input ? "signalbox_run " : "";
  return [
    begin,
    ...(input ? keepInput : []),
    "if command -v signalbox >/dev/null 2>&1; then",
    `  ${run}signalbox guard ${name} "$@" || exit $?`,
    "elif [ -x node_modules/.bin/signalbox ]; then",
    `  ${run}node_modules/.bin/signalbox guard ${name} "$@" || exit $?`,
    "fi",
    ...(input ? giveInput : []),
    end,
  ].join("\n");
}

/** Adds our lines to a hook of git's, after its first line, keeping the rest. Says what it did. */
export async function addGitHook(path: string, name: string): Promise<string> {
  const before = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw new CannotAnswer(`${path} can't be read: ${error.message}`);
  });
  if (before?.includes(begin)) return `${path}: is set up already`;
  const [first = "", ...rest] = (before ?? "#!/bin/sh\n").split("\n");
  if (!shells.test(first))
    throw new CannotAnswer(
      `${path} is no shell script; call \`signalbox guard ${name}\` from it, and stop where that ends with another code than 0`,
    );
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, [first, linesOf(name), ...rest].join("\n"));
  await chmod(path, 0o755);
  return `${path}: ${before === null ? "made" : "added to what was there"}`;
}
