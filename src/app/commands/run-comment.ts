import type { Account } from "../../core/actors/account.js";
import type { Permission } from "../../core/actors/permission.js";
import type { ParsedCommand } from "../../core/commands/command.js";
import { parseCommands } from "../../core/commands/parse.js";
import { editedText, problemText, tooLateText, tooManyText } from "../../core/text/commands.js";
import { permissionOf } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { CommentPlace } from "../concerns.js";
import type { Context } from "../context.js";
import type { CommentRef } from "../ports/comment-log.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce } from "../rulebook/in-force.js";
import { type Author, carryOut } from "./handlers.js";
import { threadOf } from "./thread.js";

export interface CommentInput {
  issue: number;
  isPull: boolean;
  place: CommentPlace;
  commentId: number;
  author: Account;
  writtenAt: Date;
  body: string;
}

/** What came of a comment. */
export interface CommentOutcome {
  work: WorkRequest[];
  /** Its author is at work: what it said was no command, or one that was carried out. */
  alive: boolean;
}

function problemsOf(parsed: ParsedCommand[]): Extract<ParsedCommand, { ok: false }>[] {
  return parsed.filter((one): one is Extract<ParsedCommand, { ok: false }> => !one.ok);
}

/** Comments of one author on one issue: two bots that answer each other, one of them us, come to an end. */
const mostInSpan = 60;
const spanMs = 600_000;
/** Nobody changes a comment sooner: until then it is taken as it was written, and no request is spent on asking. */
const freshMs = 10_000;
/** What was asked for longer ago than this may not be wanted any more. */
const staleMs = 86_400_000;

async function tooMany(context: Context, comment: CommentRef, others: number): Promise<void> {
  const { host, store, now } = context;
  await host.react(comment.place, comment.commentId, "confused");
  if (others === mostInSpan) await host.comment(comment.issue, tooManyText(comment.author, mostInSpan));
  await store.comments.markDone(comment, now());
}

/** Why a comment that reaches us late is not carried out; null: it is. 1 request for one that is late at all. */
async function unheard({ host, now }: Context, input: CommentInput): Promise<string | null> {
  const age = now().getTime() - input.writtenAt.getTime();
  if (age < freshMs) return null;
  if (age > staleMs) return tooLateText(input.author.login);
  const edited = await host.editedAt(input.place, input.commentId);
  return edited === null ? null : editedText(input.author.login);
}

/** Carries out those commands that no earlier attempt has carried out, and keeps each answer. */
async function carryOutAll(
  context: Context,
  { issue, isPull }: CommentInput,
  author: Author,
  comment: CommentRef,
  parsed: ParsedCommand[],
  before: readonly Answer[],
): Promise<Answer[]> {
  const answers = [...before];
  const commands = parsed.flatMap((one) => (one.ok ? [one.command] : []));
  if (commands.length <= answers.length) return answers;
  const thread = await threadOf(context, issue, isPull);
  for (const command of commands.slice(answers.length)) {
    answers.push(await carryOut(context, thread, author, command));
    await context.store.comments.keepAnswers(comment, answers, context.now());
  }
  return answers;
}

/** Whose comment it is; null: an App that the config names no session for, which isn't heard. */
async function authorOf(context: Context, account: Account): Promise<Author | null> {
  const config = await configInForce(context);
  const login = account.login.toLowerCase();
  const bot = account.bot && Object.hasOwn(config.bots, login) ? (config.bots[login]?.session ?? null) : null;
  if (account.bot && bot === null) return null;
  const permission = async (fresh: boolean): Promise<Permission> =>
    (await permissionOf(context, account, config, fresh)) ?? "none";
  return { account, permission, bot, config };
}

/**
 * Carries out the commands of a new comment in the order written: 👀 at once, then 👍 or 😕, and one reply where
 * the reaction doesn't say it all. A comment runs once, however often it is delivered or edited.
 */
export async function runComment(context: Context, input: CommentInput): Promise<CommentOutcome> {
  const { store, host, repository, now } = context;
  const parsed = parseCommands(input.body);
  const nothing: CommentOutcome = { work: [], alive: false };
  const author = await authorOf(context, input.author);
  if (author === null) return nothing;
  if (parsed.length === 0) return { work: [], alive: true };
  const { issue, place, commentId } = input;
  const comment = { repositoryId: repository.id, issue, place, commentId, author: input.author.login };
  const before = await store.comments.run(comment);
  if (before?.done) return nothing;
  const others = await store.comments.others(comment, new Date(now().getTime() - spanMs));
  if (others >= mostInSpan) {
    await tooMany(context, comment, others);
    return nothing;
  }
  const late = before === null ? await unheard(context, input) : null;
  if (late !== null) {
    await host.react(place, commentId, "confused");
    await host.comment(issue, late);
    await store.comments.markDone(comment, now());
    return nothing;
  }
  // At once, and no command waits for it. Its failure is looked at when they are carried out, so that none runs twice.
  const eyes = Promise.allSettled([host.react(place, commentId, "eyes")]);
  const answers = await carryOutAll(context, input, author, comment, parsed, before?.answers ?? []);
  const [seen] = await eyes;
  if (seen.status === "rejected") throw seen.reason;
  const problems = problemsOf(parsed);
  const fine = problems.length === 0 && answers.every((answer) => answer.ok);
  const replies = answers.map((answer) => answer.reply).filter((reply) => reply !== null);
  if (problems.length > 0) replies.push(problemText(input.author.login, problems));
  await host.react(place, commentId, fine ? "+1" : "confused");
  if (replies.length > 0) await host.comment(issue, replies.join("\n\n"));
  await store.comments.markDone(comment, now());
  const alive = answers.some((answer) => answer.ok && !answer.still);
  return { work: answers.flatMap((answer) => answer.work), alive };
}
