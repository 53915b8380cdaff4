import type { Account } from "../../core/actors/account.js";
import type { Permission } from "../../core/actors/permission.js";
import { leastFor, mayDo, rights } from "../../core/actors/rights.js";
import type { Command, CommandKind } from "../../core/commands/command.js";
import { specOf } from "../../core/commands/table.js";
import type { Config } from "../../core/config/model.js";
import { noRightText } from "../../core/text/actors.js";
import { commandHelpText, helpText } from "../../core/text/commands.js";
import { type Actor, resolveActor, type Voice } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import { claimItem } from "../claims/claim-item.js";
import { finishItem } from "../claims/finish-item.js";
import { handOffItem } from "../claims/hand-off-item.js";
import { itemStatus } from "../claims/item-status.js";
import { overrideClaim } from "../claims/override-claim.js";
import { parkItem } from "../claims/park-item.js";
import { releaseItem } from "../claims/release-item.js";
import { settleAssignees } from "../claims/settle-assignees.js";
import type { Context } from "../context.js";
import { allow } from "../intents/allow.js";
import { announce } from "../intents/announce.js";
import { disallow } from "../intents/disallow.js";
import { unannounce } from "../intents/unannounce.js";
import { nextItem } from "../items/next-item.js";
import { readyItems } from "../items/ready-items.js";
import { broadcast } from "../messages/broadcast.js";
import { endBlock } from "../messages/end-block.js";
import { readInbox } from "../messages/read-inbox.js";
import { reportBlock } from "../messages/report-block.js";
import { sendMessage } from "../messages/send-message.js";
import { planSummary } from "../plan/plan-summary.js";
import { heartbeat } from "../sessions/heartbeat.js";
import { registerSession } from "../sessions/register-session.js";
import { unregisterSession } from "../sessions/unregister-session.js";
import { overrideRule } from "../verdict/override-rule.js";
import { pullStatus } from "../verdict/pull-status.js";
import { recheckPull } from "../verdict/recheck-pull.js";
import { setTrack } from "../verdict/set-track.js";
import type { Thread } from "./thread.js";

/** A command of a comment, who gave it, and what it stands on. */
export interface Spoken {
  thread: Thread;
  actor: Actor;
}

/** `msg` and `ask` are one member of the union, so that a kind is looked for among the kinds of each. */
type CommandOf<Kind extends CommandKind, One = Command> = One extends { kind: infer Own }
  ? Kind extends Own
    ? One
    : never
  : never;

type Handler<Kind extends CommandKind> = (
  context: Context,
  spoken: Spoken,
  command: CommandOf<Kind>,
) => Promise<Answer>;

const place = ({ actor, thread }: Spoken) => ({ actor, issue: thread.issue });

type Addressed = Extract<Command, { kind: "msg" | "ask" }>;

const addressed = (context: Context, spoken: Spoken, { kind, to, body, subject, re }: Addressed) =>
  sendMessage(context, { ...place(spoken), to, body, subject, re, asks: kind === "ask" });

const said = async (reply: string): Promise<Answer> => ({ ok: true, reply, work: [] });

/** The use case of each command. */
export const handlers: { [Kind in Exclude<CommandKind, Question>]: Handler<Kind> } = {
  claim: async (context, spoken, { as, ttl, take }) => {
    const { actor } = spoken;
    const answer = await claimItem(context, { ...place(spoken), ttl, take });
    if (answer.ok && !answer.still && actor.account)
      await context.host.assign(spoken.thread.issue, actor.account.login);
    const others = await settleAssignees(context, spoken.thread.issue, answer.others);
    // The assignment and the reaction say it all, unless the claim is under another name or others want its files.
    const silent = answer.ok && as === null && !answer.news;
    return { ...answer, reply: silent ? null : answer.reply, work: [...answer.work, ...others] };
  },
  release: (context, { actor, thread }) => releaseItem(context, thread.issue, actor),
  done: (context, spoken, { met }) => finishItem(context, { ...place(spoken), met }),
  park: (context, spoken, { span, reason }) => parkItem(context, { ...place(spoken), span, reason }),
  handoff: (context, spoken, { to }) => handOffItem(context, { ...place(spoken), to }),
  register: (context, { actor }, { kind: _, ...input }) => registerSession(context, actor, input),
  unregister: (context, { actor }, { id }) => unregisterSession(context, actor, { id }),
  heartbeat: (context, { actor }, { kind: _, as: __, ...doing }) => heartbeat(context, { actor, doing }),
  msg: (context, spoken, command) => addressed(context, spoken, command),
  ask: (context, spoken, command) => addressed(context, spoken, command),
  broadcast: (context, spoken, { body, subject }) => broadcast(context, { ...place(spoken), body, subject }),
  inbox: (context, spoken, { acknowledge }) => readInbox(context, { ...place(spoken), acknowledge }),
  block: (context, spoken, { reason }) => reportBlock(context, { ...place(spoken), reason }),
  unblock: (context, spoken, { id }) => endBlock(context, { ...place(spoken), id }),
  announce: (context, { actor, thread }, { paths, ttl, reason }) =>
    announce(context, { actor, thread, paths, ttl, reason }),
  unannounce: (context, { actor, thread }, { paths, of }) =>
    unannounce(context, { actor, thread, paths, of }),
  allow: (context, spoken, { to, paths, reason }) => allow(context, { ...place(spoken), to, paths, reason }),
  disallow: (context, spoken, { to, paths }) => disallow(context, { ...place(spoken), to, paths }),
  next: (context, { actor }) => nextItem(context, actor),
  override: (context, { thread, actor }, { rule, reason, sticky }) =>
    thread.pull
      ? overrideRule(context, { pull: thread.number, actor, rule, reason, sticky })
      : overrideClaim(context, { issue: thread.issue, actor, rule, reason }),
  track: (context, { thread, actor }, { track }) => setTrack(context, { thread, actor, track }),
  recheck: (context, { thread, actor }) => recheckPull(context, thread, actor.name),
};

/** Questions that everybody gets the same answer to, whoever asks. */
type Question = "ready" | "status" | "plan" | "help";

const questions: {
  [Kind in Question]: (context: Context, thread: Thread, command: CommandOf<Kind>) => Promise<Answer>;
} = {
  ready: (context, _, { track }) => readyItems(context, track),
  status: (context, thread) =>
    thread.pull ? pullStatus(context, thread.number) : itemStatus(context, thread.issue),
  plan: (context) => planSummary(context),
  help: (_, __, { topic }) => said(topic ? commandHelpText(topic) : helpText()),
};

const isQuestion = (kind: CommandKind): kind is Question => Object.hasOwn(questions, kind);

/** Who gave the commands of a comment, as far as its author tells. */
export interface Author {
  account: Account;
  /** What it may do here. Throws where GitHub doesn't say. */
  permission(fresh: boolean): Promise<Permission>;
  /** The session that an App stands for by the config; null: a person. */
  bot: string | null;
  config: Pick<Config, "who" | "claims">;
}

/** Carries out one command for whoever wrote it, if the table of rights lets them. */
export async function carryOut(
  context: Context,
  thread: Thread,
  author: Author,
  command: Command,
): Promise<Answer> {
  if (isQuestion(command.kind)) {
    const answer = questions[command.kind] as (...of: [Context, Thread, Command]) => Promise<Answer>;
    return answer(context, thread, command);
  }
  const { action } = specOf(command.kind);
  // Asking is everybody's, so that nothing is asked of GitHub about who asks.
  const asks = leastFor(action, author.config.who) === "read";
  const permission = asks ? "read" : await author.permission(rights[action].fresh);
  const { who, claims } = author.config;
  const { account, bot } = author;
  if (!mayDo(action, permission, { who, outsiders: claims.openTo === "anyone" }))
    return { ok: false, reply: noRightText(account.login, command.kind, action, permission, who), work: [] };
  const as = bot ?? ("as" in command ? command.as : null);
  const by = bot === null ? undefined : "bot";
  const voice: Voice = { account, permission, as, by, branch: thread.pull?.headRef ?? null };
  const actor = await resolveActor(context, voice, {
    issue: thread.issue,
    claiming: command.kind === "claim",
  });
  const handler = handlers[command.kind as keyof typeof handlers] as Handler<CommandKind>;
  return handler(context, { thread, actor }, command);
}
