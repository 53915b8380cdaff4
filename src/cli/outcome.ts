import type { Problem } from "../core/plan/model.js";
import { errorColours, visible } from "./output.js";

/** What a command answers, before anything is written: 0 fine, 1 the answer is no, 2 it could not be answered. */
export interface Outcome {
  stdout: string;
  stderr: string;
  code: 0 | 1 | 2;
}

/** Writes an answer and sets the exit code, leaving the process to end when its output is out. */
export function deliver({ stdout, stderr, code }: Outcome): void {
  if (stderr !== "") process.stderr.write(stderr);
  if (stdout !== "") process.stdout.write(stdout);
  process.exitCode = code;
}

/** One JSON value, as programs want it. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** `file:line: error code: message`, as editors and CI understand it; a line each. */
export function problemLines(problems: readonly Problem[]): string {
  return problems
    .map(({ severity, code, message, file, line }) => {
      const place = visible(line > 0 ? `${file}:${line}` : file);
      const word = severity === "error" ? errorColours.red(severity) : errorColours.yellow(severity);
      return `${errorColours.bold(place)}: ${word} ${code}: ${visible(message)}\n`;
    })
    .join("");
}
