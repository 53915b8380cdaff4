import { nearest } from "../text/nearest.js";
import type { Command, CommandKind, ParsedCommand } from "./command.js";
import { commandLines } from "./lines.js";
import type { Arguments, CommandSpec } from "./spec.js";
import { commandKinds, specOf } from "./table.js";

/** At most this many commands of one comment run; a comment is no script. */
export const maxCommands = 10;

/** Words and quoted strings; `"…"` and `'…'` keep their blanks. */
function tokens(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
}

function readArguments(text: string, spec: CommandSpec<CommandKind>): Arguments | string {
  const args: Arguments = { words: [], options: {}, flags: [] };
  const { options, flags = [] } = spec;
  const rest = tokens(text);
  for (let at = 0; at < rest.length; at++) {
    const token = rest[at] ?? "";
    const option = /^(?:--|—)([a-z-]+)(?:=(.*))?$/is.exec(token);
    if (!option) {
      args.words.push(token);
      continue;
    }
    const name = (option[1] ?? "").toLowerCase();
    if (flags.includes(name) && option[2] === undefined) {
      args.flags.push(name);
      continue;
    }
    if (!options.includes(name)) return noSuchOption(name, [...options, ...flags]);
    const value = option[2] ?? rest[++at];
    if (!value) return `--${name} needs a value`;
    args.options[name] = [...(args.options[name] ?? []), value];
  }
  return args;
}

function noSuchOption(name: string, allowed: readonly string[]): string {
  const near = nearest(name, allowed);
  const known =
    allowed.length > 0 ? `it takes ${allowed.map((one) => `--${one}`).join(", ")}` : "it takes none";
  return `--${name} is no option here; ${near ? `did you mean --${near}?` : known}`;
}

function isKind(word: string): word is CommandKind {
  return (commandKinds as string[]).includes(word);
}

function parseLine(line: string): ParsedCommand | null {
  const match = /^\/([a-z][a-z-]{0,30})(?:\s+(.*))?$/i.exec(line);
  if (!match) return null;
  const word = (match[1] ?? "").toLowerCase();
  if (!isKind(word)) {
    // Other apps have slash commands too: only what looks like one of ours gets an answer.
    const near = nearest(word, commandKinds);
    return near ? { ok: false, word, line, problem: `/${word} is no command; did you mean /${near}?` } : null;
  }
  const spec = specOf(word);
  const args = readArguments(match[2] ?? "", spec);
  const command: Command | string = typeof args === "string" ? args : spec.read(args);
  return typeof command === "string"
    ? { ok: false, word, line, problem: `${command}. Usage: ${spec.usage}` }
    : { ok: true, command, line };
}

/** The commands of a comment in the order written; what merely looks like one of ours comes back as a problem. */
export function parseCommands(body: string): ParsedCommand[] {
  return commandLines(body)
    .map(parseLine)
    .filter((parsed) => parsed !== null)
    .slice(0, maxCommands);
}
