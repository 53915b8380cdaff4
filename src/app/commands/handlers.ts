import type { Command, CommandKind } from "../../core/commands/command.js";
import { commandHelpText, helpText } from "../../core/text/commands.js";
import type { Answer } from "../answer.js";
import { claimItem } from "../claims/claim-item.js";
import { finishItem } from "../claims/finish-item.js";
import { handOffItem } from "../claims/hand-off-item.js";
import { itemStatus } from "../claims/item-status.js";
import { overrideClaim } from "../claims/override-claim.js";
import { parkItem } from "../claims/park-item.js";
import { releaseItem } from "../claims/release-item.js";
import type { Context } from "../context.js";
import { allow } from "../intents/allow.js";
import { announce } from "../intents/announce.js";
import { unannounce } from "../intents/unannounce.js";
import { nextItem } from "../items/next-item.js";
import { readyItems } from "../items/ready-items.js";
import { broadcast } from "../messages/broadcast.js";
import { endBlock } from "../messages/end-block.js";
import { readInbox } from "../messages/read-inbox.js";
import { reportBlock } from "../messages/report-block.js";
import { sendMessage } from "../messages/send-message.js";
import { planSummary } from "../plan/plan-summary.js";
import type { Speaker } from "../sessions/act-as.js";
import { heartbeat } from "../sessions/heartbeat.js";
import { registerSession } from "../sessions/register-session.js";
import { overrideRule } from "../verdict/override-rule.js";
import { pullStatus } from "../verdict/pull-status.js";
import { recheckPull } from "../verdict/recheck-pull.js";
import { setTrack } from "../verdict/set-track.js";
import type { Thread } from "./thread.js";

/** A comment with commands in it, and what it stands on. */
export interface Spoken {
  thread: Thread;
  author: string;
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

const speaker = ({ author, thread }: Spoken, as: string | null): Speaker => ({
  login: author,
  as,
  branch: thread.pull?.headRef ?? null,
});

const place = (spoken: Spoken, as: string | null) => ({
  speaker: speaker(spoken, as),
  issue: spoken.thread.issue,
});

type Addressed = Extract<Command, { kind: "msg" | "ask" }>;

const addressed = (context: Context, spoken: Spoken, { kind, as, to, body, subject, re }: Addressed) =>
  sendMessage(context, { ...place(spoken, as), to, body, subject, re, asks: kind === "ask" });

const said = async (reply: string): Promise<Answer> => ({ ok: true, reply, work: [] });

/** The use case of each command. */
export const handlers: { [Kind in CommandKind]: Handler<Kind> } = {
  claim: async (context, spoken, { as, ttl, take }) => {
    const { issue } = spoken.thread;
    const answer = await claimItem(context, { issue, speaker: speaker(spoken, as), ttl, take });
    if (answer.ok) await context.host.assign(issue, spoken.author);
    // The assignment and the reaction say it all, unless the claim is under another name or others want its files.
    return answer.ok && as === null && !answer.news ? { ...answer, reply: null } : answer;
  },
  release: (context, spoken, { as }) => releaseItem(context, spoken.thread.issue, speaker(spoken, as)),
  done: (context, spoken, { as, met }) =>
    finishItem(context, { issue: spoken.thread.issue, speaker: speaker(spoken, as), met }),
  park: (context, spoken, { as, span, reason }) =>
    parkItem(context, { issue: spoken.thread.issue, speaker: speaker(spoken, as), span, reason }),
  handoff: (context, spoken, { as, to }) =>
    handOffItem(context, { issue: spoken.thread.issue, speaker: speaker(spoken, as), to }),
  register: (context, { author }, { kind: _, ...input }) =>
    registerSession(context, { login: author, ...input }),
  heartbeat: (context, spoken, { kind: _, as, ...doing }) =>
    heartbeat(context, { speaker: speaker(spoken, as), doing, issue: spoken.thread.issue }),
  msg: (context, spoken, command) => addressed(context, spoken, command),
  ask: (context, spoken, command) => addressed(context, spoken, command),
  broadcast: (context, spoken, { as, body, subject }) =>
    broadcast(context, { ...place(spoken, as), body, subject }),
  inbox: (context, spoken, { as, acknowledge }) => readInbox(context, { ...place(spoken, as), acknowledge }),
  block: (context, spoken, { as, reason }) => reportBlock(context, { ...place(spoken, as), reason }),
  unblock: (context, spoken, { as, id }) => endBlock(context, { ...place(spoken, as), id }),
  announce: (context, spoken, { as, paths, ttl, reason }) =>
    announce(context, { speaker: speaker(spoken, as), thread: spoken.thread, paths, ttl, reason }),
  unannounce: (context, spoken, { as, paths }) => unannounce(context, { ...place(spoken, as), paths }),
  allow: (context, spoken, { as, to, paths, reason }) =>
    allow(context, { ...place(spoken, as), to, paths, reason }),
  ready: (context, _, { track }) => readyItems(context, track),
  next: (context, spoken, { as }) => nextItem(context, speaker(spoken, as)),
  status: (context, { thread }) =>
    thread.pull ? pullStatus(context, thread.number) : itemStatus(context, thread.issue),
  override: (context, { thread, author }, { rule, reason, sticky }) =>
    thread.pull
      ? overrideRule(context, { pull: thread.number, login: author, rule, reason, sticky })
      : overrideClaim(context, { issue: thread.issue, login: author, rule, reason }),
  track: (context, { thread, author }, { track }) => setTrack(context, { thread, login: author, track }),
  recheck: (context, { thread, author }) => recheckPull(context, thread, author),
  plan: (context) => planSummary(context),
  help: (_, __, { topic }) => said(topic ? commandHelpText(topic) : helpText()),
};

/** Carries out one command. */
export function carryOut(context: Context, spoken: Spoken, command: Command): Promise<Answer> {
  const handler = handlers[command.kind] as Handler<CommandKind>;
  return handler(context, spoken, command);
}
