import type { Command, ParsedCommand } from "../../core/commands/command.js";
import { parseCommands } from "../../core/commands/parse.js";
import { commandHelpText, helpText, problemText } from "../../core/text/commands.js";
import type { Answer } from "../answer.js";
import { claimItem } from "../claims/claim-item.js";
import { itemStatus } from "../claims/item-status.js";
import { releaseItem } from "../claims/release-item.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { pullStatus } from "../verdict/pull-status.js";

export interface CommentInput {
  issue: number;
  isPull: boolean;
  commentId: number;
  author: string;
  body: string;
}

async function claim(
  context: Context,
  input: CommentInput,
  command: Extract<Command, { kind: "claim" }>,
): Promise<Answer> {
  const answer = await claimItem(context, { ...command, issue: input.issue, login: input.author });
  if (answer.ok) await context.host.assign(input.issue, input.author);
  // The assignment and the reaction say it all; only a claim under another name needs words.
  return answer.ok && command.as === null ? { ...answer, reply: null } : answer;
}

async function run(context: Context, input: CommentInput, command: Command): Promise<Answer> {
  switch (command.kind) {
    case "claim":
      return claim(context, input, command);
    case "release":
      return releaseItem(context, { ...command, issue: input.issue, login: input.author });
    case "status":
      return input.isPull ? pullStatus(context, input.issue) : itemStatus(context, input.issue);
    case "help":
      return { ok: true, reply: command.topic ? commandHelpText(command.topic) : helpText(), work: [] };
  }
}

function problemsOf(parsed: ParsedCommand[]): Extract<ParsedCommand, { ok: false }>[] {
  return parsed.filter((one): one is Extract<ParsedCommand, { ok: false }> => !one.ok);
}

/**
 * Carries out the commands of a new comment in the order written: 👀 at once, then 👍 or 😕, and one reply where
 * the reaction doesn't say it all. A comment runs once, however often it is delivered or edited.
 */
export async function runComment(context: Context, input: CommentInput): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const parsed = parseCommands(input.body);
  if (parsed.length === 0) return [];
  if (await store.comments.hasRun(repository.id, input.commentId)) return [];
  await host.react(input.commentId, "eyes");
  const answers: Answer[] = [];
  for (const one of parsed) {
    if (one.ok) answers.push(await run(context, input, one.command));
  }
  const problems = problemsOf(parsed);
  const fine = problems.length === 0 && answers.every((answer) => answer.ok);
  const replies = answers.map((answer) => answer.reply).filter((reply) => reply !== null);
  if (problems.length > 0) replies.push(problemText(input.author, problems));
  await host.react(input.commentId, fine ? "+1" : "confused");
  if (replies.length > 0) await host.comment(input.issue, replies.join("\n\n"));
  await store.comments.markRun(repository.id, input.commentId, now());
  return answers.flatMap((answer) => answer.work);
}
