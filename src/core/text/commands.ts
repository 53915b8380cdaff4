import type { ParsedCommand } from "../commands/command.js";
import { commandKinds, specOf } from "../commands/table.js";
import { code, inline } from "./escape.js";
import { nearest } from "./nearest.js";
import { whoMay } from "./who-may.js";

const spec = specOf;

/** `/help`: every command in a table. */
export function helpText(): string {
  return [
    "| command | what it does | who |",
    "|---|---|---|",
    ...commandKinds.map(
      (kind) => `| \`${spec(kind).usage}\` | ${spec(kind).summary} | ${whoMay(spec(kind).action)} |`,
    ),
    "",
    "A command stands at the start of a line, outside quotes, lists and code.",
  ].join("\n");
}

/** `/help claim`: one command with its examples. */
export function commandHelpText(topic: string): string {
  const kind = commandKinds.find((one) => one === topic.toLowerCase());
  if (!kind) {
    const near = nearest(topic, commandKinds);
    return `${code(`/${topic}`)} is no command.${near ? ` Did you mean \`/${near}\`?` : ""} \`/help\` lists them all.`;
  }
  const { usage, summary, action, examples } = spec(kind);
  return `\`${usage}\`: ${summary} For ${whoMay(action)}.\n\n${examples.map((one) => `    ${one}`).join("\n")}`;
}

/** What was wrong with command lines, one sentence each. */
export function problemText(to: string, problems: Extract<ParsedCommand, { ok: false }>[]): string {
  return `@${to} ${problems.map((one) => inline(one.problem)).join("\n")}`;
}

/** A command that failed through our own fault, after all retries. */
export function failureText(to: string, reference: string): string {
  return `@${to} something went wrong on our side and your command was not carried out. Nothing was changed; please try again. For the operator: delivery ${code(reference)}.`;
}

/** Said once to somebody, or something, that comments without end. */
export const tooManyText = (to: string, most: number): string =>
  `@${to} that is more than ${most} comments with commands here within ten minutes. This one was not carried out, and no more will be until that is over.`;

/** A comment that was changed before it was read. */
export const editedText = (to: string): string =>
  `@${to} this comment was edited before it was read, so nothing of it was carried out. Write the command in a new comment.`;

/** A comment that reaches us more than a day after it was written. */
export const tooLateText = (to: string): string =>
  `@${to} this comment was written more than a day before it could be read, so nothing of it was carried out. Write the command in a new comment if it is still wanted.`;
