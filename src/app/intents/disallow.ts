import { allowedTo, type Given } from "../../core/intents/ended-by.js";
import { addresseeOf, recipientsOf } from "../../core/messages/recipients.js";
import {
  disallowedNoteText,
  disallowedText,
  nothingAllowedText,
  othersAllowedText,
} from "../../core/text/intents.js";
import { type Actor, asSession } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { tell } from "../messages/tell.js";
import { pathWork } from "../work/concerned-pulls.js";
import { clockWork } from "../work/follow-up.js";

export interface DisallowInput {
  actor: Actor;
  issue: number;
  /** A session, or `track:` and a track. */
  to: string;
  /** Empty: all that it is allowed. */
  paths: string[];
}

/**
 * `/disallow`: takes back what a session or track was allowed: the session or account that allowed it its own, a maintainer
 * anybody's. An allowance ends as a whole, also where only some of its paths are named: a glob can't be cut.
 */
export async function disallow(context: Context, input: DisallowInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { actor, to, paths } = input;
  const { account, name, config } = actor;
  const acting = await enderOf(context, actor);
  if ("reply" in acting) return acting;
  const live = await store.allowances.live(repository.id, now());
  const { own, others } = allowedTo({ to, paths }, live, { session: acting.session, account });
  if (own.length + others.length === 0)
    return { ok: false, reply: nothingAllowedText(name, to, paths), work: [] };
  const maintainer = others.length > 0 && account !== null && (await maintains(context, account, config));
  const over = maintainer ? [...own, ...others] : own;
  if (over.length === 0) return { ok: false, reply: othersAllowedText(name, others), work: [] };
  await store.allowances.end(
    repository.id,
    over.map(({ id }) => id),
    now(),
  );
  await tellThem(context, input, over, acting.session);
  return {
    ok: true,
    reply: disallowedText(name, over, maintainer ? others : [], maintainer ? [] : others),
    work: [
      clockWork(repository.id),
      ...(await pathWork(
        context,
        over.flatMap((one) => one.paths),
      )),
    ],
  };
}

/** The session that speaks, where that is told: an account takes back its own word whichever of its sessions this is. */
async function enderOf(
  context: Context,
  actor: Actor,
): Promise<{ session: string | null } | (Answer & { ok: false })> {
  if (!actor.session.ok && actor.session.reason === "which") return { session: null };
  const acting = await asSession(context, actor);
  return "reply" in acting ? acting : { session: acting.session.id };
}

async function tellThem(
  context: Context,
  { actor, issue }: DisallowInput,
  over: readonly Given[],
  session: string | null,
): Promise<void> {
  const from = session ?? "signalbox";
  for (const to of new Set(over.map((one) => one.to))) {
    const addressee = addresseeOf(to, actor.recipients);
    if (!addressee) continue;
    const files = over.filter((one) => one.to === to).flatMap(({ paths }) => paths);
    await tell(context, recipientsOf(addressee, from, actor.recipients), {
      from,
      fromLogin: actor.account?.login ?? null,
      body: disallowedNoteText(actor.name, files),
      issue,
    });
  }
}
