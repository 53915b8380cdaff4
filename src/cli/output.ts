import pc from "picocolors";
import type { Problem } from "../core/plan/model.js";

/** Colours only where a person looks: on a terminal, and not with NO_COLOR. */
export const colours = pc.createColors(process.stdout.isTTY === true && !process.env.NO_COLOR);
const errorColours = pc.createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);

/** The answer for a program: one JSON value on standard output, and nothing else there. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The answer for a person. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** `file:line: error code: message` on standard error, as editors and CI understand it. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { severity, code, message, file, line } of problems) {
    const place = line > 0 ? `${file}:${line}` : file;
    const word = severity === "error" ? errorColours.red(severity) : errorColours.yellow(severity);
    process.stderr.write(`${errorColours.bold(place)}: ${word} ${code}: ${visible(message)}\n`);
  }
}

/** A message without characters that would move a terminal's cursor or colours. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (char) =>
    char === "\n" ? "\n" : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
