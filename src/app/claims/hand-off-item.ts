import { assignedBeside } from "../../core/claims/assignees.js";
import { notHeldText } from "../../core/text/claim.js";
import { handedText, handedTooMuchText, noSuchSessionText } from "../../core/text/claim-life.js";
import { nearest } from "../../core/text/nearest.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import type { IssueFacts } from "./claim-facts.js";
import { heldItem } from "./held-item.js";
import { settleAssignees } from "./settle-assignees.js";

/** `/handoff`: the holder gives its claim to another session, which is known by registration, config or claim. */
export async function handOffItem(
  context: Context,
  input: { issue: number; actor: Actor; to: string },
): Promise<Answer> {
  const { store, host, repository, now } = context;
  const { issue, actor } = input;
  const to = actor.name;
  const held = await heldItem(context, issue, actor);
  if (!held.ok) return held;
  const { item, claim, sessionId, facts } = held;
  const receiver = receiverOf(input.to, facts);
  if (!receiver) {
    const known = knownIds(facts);
    return { ok: false, reply: noSuchSessionText(to, input.to, known, nearest(input.to, known)), work: [] };
  }
  const { ttl, grace, limit } = facts.config.claims;
  const outcome = await store.claims.handOff({
    repositoryId: repository.id,
    itemKey: item.key,
    from: { sessionId, generation: claim.generation },
    to: { sessionId: receiver.id, login: receiver.login, accountId: receiver.accountId },
    now: now(),
    ttl,
    grace,
    limit,
  });
  switch (outcome.kind) {
    case "not-held":
      return { ok: false, reply: notHeldText(item, outcome.claim, sessionId, now()), work: [] };
    case "limit":
      return { ok: false, reply: handedTooMuchText(to, receiver.id, outcome.holding.length), work: [] };
    case "handed": {
      const { before } = outcome;
      if (before.login && before.login !== receiver.login) await host.unassign(issue, before.login);
      if (receiver.login) await host.assign(issue, receiver.login);
      const beside = assignedBeside(facts.issue, [before, outcome.claim]);
      const told = await settleAssignees(context, issue, beside);
      const work = await itemWork(context, [item.key], [before.login, receiver.login]);
      const reply = handedText(item, outcome.claim, sessionId, now());
      return { ok: true, reply, work: [...told, ...work] };
    }
  }
}

function receiverOf(
  name: string,
  { sessions, config }: IssueFacts,
): { id: string; login: string | null; accountId: number | null } | null {
  const wanted = name.replace(/^session:/i, "").toLowerCase();
  const registered = sessions.find(({ id }) => id.toLowerCase() === wanted);
  const configured = Object.entries(config.sessions).find(([id]) => id.toLowerCase() === wanted);
  if (!registered && !configured) return null;
  const login = registered?.login ?? configured?.[1].logins[0] ?? null;
  return { id: configured?.[0] ?? registered?.id ?? wanted, login, accountId: registered?.accountId ?? null };
}

const knownIds = ({ sessions, config }: IssueFacts): string[] => [
  ...new Set([...Object.keys(config.sessions), ...sessions.map(({ id }) => id)]),
];
