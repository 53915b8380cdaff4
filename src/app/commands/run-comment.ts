import type { ParsedCommand } from "../../core/commands/command.js";
import { parseCommands } from "../../core/commands/parse.js";
import { problemText, tooManyText } from "../../core/text/commands.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { CommentRef } from "../ports/comment-log.js";
import type { WorkRequest } from "../ports/work.js";
import { carryOut } from "./handlers.js";
import { threadOf } from "./thread.js";

export interface CommentInput {
  issue: number;
  isPull: boolean;
  commentId: number;
  author: string;
  body: string;
}

function problemsOf(parsed: ParsedCommand[]): Extract<ParsedCommand, { ok: false }>[] {
  return parsed.filter((one): one is Extract<ParsedCommand, { ok: false }> => !one.ok);
}

/** Comments of one author on one issue: two bots that answer each other, one of them us, come to an end. */
const mostInSpan = 60;
const spanMs = 600_000;

async function tooMany(context: Context, comment: CommentRef, others: number): Promise<WorkRequest[]> {
  const { host, store, now } = context;
  await host.react(comment.commentId, "confused");
  if (others === mostInSpan) await host.comment(comment.issue, tooManyText(comment.author, mostInSpan));
  await store.comments.markDone(comment, now());
  return [];
}

/** Carries out those commands that no earlier attempt has carried out, and keeps each answer. */
async function carryOutAll(
  context: Context,
  { issue, isPull, author }: CommentInput,
  comment: CommentRef,
  parsed: ParsedCommand[],
  before: readonly Answer[],
): Promise<Answer[]> {
  const answers = [...before];
  const commands = parsed.flatMap((one) => (one.ok ? [one.command] : []));
  if (commands.length <= answers.length) return answers;
  const thread = await threadOf(context, issue, isPull);
  for (const command of commands.slice(answers.length)) {
    answers.push(await carryOut(context, { thread, author }, command));
    await context.store.comments.keepAnswers(comment, answers, context.now());
  }
  return answers;
}

/**
 * Carries out the commands of a new comment in the order written: 👀 at once, then 👍 or 😕, and one reply where
 * the reaction doesn't say it all. A comment runs once, however often it is delivered or edited.
 */
export async function runComment(context: Context, input: CommentInput): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const parsed = parseCommands(input.body);
  if (parsed.length === 0) return [];
  const comment = { repositoryId: repository.id, ...input };
  const before = await store.comments.run(comment);
  if (before?.done) return [];
  const others = await store.comments.others(comment, new Date(now().getTime() - spanMs));
  if (others >= mostInSpan) return tooMany(context, comment, others);
  // At once, and no command waits for it. Its failure is looked at when they are carried out, so that none runs twice.
  const eyes = Promise.allSettled([host.react(input.commentId, "eyes")]);
  const answers = await carryOutAll(context, input, comment, parsed, before?.answers ?? []);
  const [seen] = await eyes;
  if (seen.status === "rejected") throw seen.reason;
  const problems = problemsOf(parsed);
  const fine = problems.length === 0 && answers.every((answer) => answer.ok);
  const replies = answers.map((answer) => answer.reply).filter((reply) => reply !== null);
  if (problems.length > 0) replies.push(problemText(input.author, problems));
  await host.react(input.commentId, fine ? "+1" : "confused");
  if (replies.length > 0) await host.comment(input.issue, replies.join("\n\n"));
  await store.comments.markDone(comment, now());
  return answers.flatMap((answer) => answer.work);
}
