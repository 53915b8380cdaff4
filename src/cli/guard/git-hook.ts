import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CannotAnswer } from "../exit.js";

const begin = "# >>> signalbox guard >>>";
const end = "# <<< signalbox guard <<<";
const shells = /^#!.*\b(?:sh|bash|dash|zsh|ksh)\b/;

/** `npx` finds the project's own copy first; without any the hook stops nobody. */
const block = (name: string): string =>
  [
    begin,
    "if command -v signalbox >/dev/null 2>&1; then",
    `  signalbox guard ${name} "$@" || exit $?`,
    "elif [ -x node_modules/.bin/signalbox ]; then",
    `  node_modules/.bin/signalbox guard ${name} "$@" || exit $?`,
    "fi",
    end,
  ].join("\n");

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
  // pre-push has its refs on standard input: what comes behind us must still find them.
  await writeFile(path, [first, name === "pre-push" ? shared(name) : block(name), ...rest].join("\n"));
  await chmod(path, 0o755);
  return `${path}: ${before === null ? "made" : "added to what was there"}`;
}

const shared = (name: string): string =>
  [
    begin,
    "signalbox_refs=$(cat)",
    'signalbox_run() { printf \'%s\\n\' "$signalbox_refs" | "$@"; }',
    "if command -v signalbox >/dev/null 2>&1; then",
    `  signalbox_run signalbox guard ${name} "$@" || exit $?`,
    "elif [ -x node_modules/.bin/signalbox ]; then",
    `  signalbox_run node_modules/.bin/signalbox guard ${name} "$@" || exit $?`,
    "fi",
    "exec <<SIGNALBOX_REFS",
    "$signalbox_refs",
    "SIGNALBOX_REFS",
    end,
  ].join("\n");
