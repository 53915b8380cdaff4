import { type Account, isBy } from "../../core/actors/account.js";
import { assignedBeside } from "../../core/claims/assignees.js";
import { contestedPaths } from "../../core/claims/contested.js";
import { decideClaim, type ReadyItem } from "../../core/claims/decide.js";
import type { Claim } from "../../core/claims/model.js";
import type { Item } from "../../core/plan/model.js";
import { claimedText, heldText, limitText, mineText, refusalText, yoursText } from "../../core/text/claim.js";
import { contestedText, expiredHint } from "../../core/text/claim-life.js";
import { type Actor, madeKnown, refused } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { readyNow } from "../items/ready-now.js";
import { itemWork } from "../work/concerned-pulls.js";
import { type IssueFacts, loadIssueFacts } from "./claim-facts.js";

export interface ClaimInput {
  issue: number;
  actor: Actor;
  /** Milliseconds; null: the configured ttl. */
  ttl: number | null;
  /** Also from a session whose claim has expired and is in its grace. */
  take: boolean;
}

/**
 * `refused` says whether the asker must not stay assigned; `news` whether there is more to say than that it is theirs;
 * `others` who else is assigned to an item that was just granted.
 */
export type ClaimAnswer = Answer & { refused: boolean; news: boolean; others: Account[] };

/** An assignment and a `/claim` of one account within this are one ask. */
const sameAskMs = 60_000;

/**
 * Claims the item of an issue for the session that acts: load → decide → let the store's one statement arbitrate. The same
 * code serves an assignment, `/claim` and every other door.
 */
export async function claimItem(context: Context, input: ClaimInput): Promise<ClaimAnswer> {
  const { store, repository, now } = context;
  const { actor } = input;
  const { account, session, name } = actor;
  const no = (reply: string | null): ClaimAnswer => ({
    ok: false,
    refused: true,
    news: true,
    reply,
    others: [],
    work: [],
  });
  const facts = await loadIssueFacts(context, input.issue, actor);
  const { plan } = facts.rulebook;
  const own = facts.claims.find((claim) => claim.itemKey === facts.item?.key && isBy(claim, account));
  if (own && facts.item && facts.issue?.state === "open" && !speaksForItself(actor))
    return mine(context, input, facts, facts.item, own);
  if (!session.ok) return no(refused(actor, session).reply);
  const decision = decideClaim({
    ...facts,
    sessionId: session.id,
    outsider: actor.outsider,
    ttl: input.ttl,
    take: input.take,
    plan,
    issueOpen: facts.issue?.state === "open",
  });
  if (!decision.ok) return no(refusalText(name, decision.refusal, await ready(context, facts), now()));
  const { item, sessionId, ...ask } = decision.ask;
  const ofClaim = session.by === "claim" ? item.key : null;
  // A session with a name is known before it holds anything: its name is the first account's that comes for it.
  const taken = ofClaim === null ? await madeKnown(context, actor, sessionId) : null;
  if (taken) return no(refused(actor, taken).reply);

  const outcome = await store.claims.take({
    ...ask,
    sessionId,
    repositoryId: repository.id,
    itemKey: item.key,
    login: account?.login ?? null,
    accountId: account?.id ?? null,
    now: now(),
  });
  switch (outcome.kind) {
    case "won":
      if (ofClaim !== null) await madeKnown(context, actor, sessionId, undefined, ofClaim);
      return won(context, facts, item, outcome.claim);
    case "yours":
      return renewed(context, input, item, outcome.claim, ask.grace);
    case "held": {
      await store.occurrences.add(repository.id, {
        kind: "collision",
        subject: item.key,
        sessionId,
        at: now(),
      });
      const others = await ready(context, facts);
      const expired = outcome.claim.expiresAt <= now();
      const reply = [
        heldText(name, item, outcome.claim, others, now()),
        ...(expired ? ["", expiredHint(outcome.claim, now())] : []),
      ].join("\n");
      // Two sessions may share an account: then it stays assigned, for the one that holds the claim.
      return { ...no(reply), refused: !isBy(outcome.claim, account) };
    }
    case "limit":
      return no(limitText(name, outcome, outcome.of === "session" ? ask.limit : ask.perLogin, now()));
  }
}

/** Whether something other than the account says which session this is. */
function speaksForItself({ session }: Actor): boolean {
  return session.ok && ["token", "bot", "named", "branch"].includes(session.by);
}

/**
 * The account holds the item by one of its sessions, and nothing says that this is another one, or the same: no live claim
 * changes by it. A parked one is taken up again, and one of the account's only session may be lengthened.
 */
async function mine(
  context: Context,
  input: ClaimInput,
  facts: IssueFacts,
  item: Item,
  claim: Claim,
): Promise<ClaimAnswer> {
  const { now } = context;
  const { actor, ttl } = input;
  const others = actor.claims.filter((one) => isBy(one, actor.account) && one.sessionId !== claim.sessionId);
  const parked = claim.parked !== null && claim.parked.until > now();
  if (parked || (ttl !== null && others.length === 0))
    return renewed(context, input, item, claim, facts.config.claims.grace);
  if (now().getTime() - claim.claimedAt.getTime() < sameAskMs)
    return { ok: true, refused: false, news: false, reply: null, others: [], work: [] };
  const reply = mineText(actor.name, item, claim, await ready(context, facts), now());
  return { ok: true, refused: false, news: true, still: true, reply, others: [], work: [] };
}

async function won(context: Context, facts: IssueFacts, item: Item, claim: Claim): Promise<ClaimAnswer> {
  const claims = await context.store.claims.live(context.repository.id, context.now());
  const contested = contestedPaths(item, claim, facts.rulebook.plan, claims);
  const text = claimedText(item, claim, context.now());
  const reply = contested.length === 0 ? text : `${text}\n\n${contestedText(contested)}`;
  const work = await itemWork(context, [item.key], [claim.login]);
  const others = assignedBeside(facts.issue, [claim]);
  return { ok: true, refused: false, news: contested.length > 0, reply, others, work };
}

/** Claiming what one's session holds is a sign of life; it takes a parked claim up again. */
async function renewed(
  context: Context,
  input: ClaimInput,
  item: Item,
  claim: Claim,
  grace: number,
): Promise<ClaimAnswer> {
  const { store, repository, now } = context;
  const [fresh = claim] = await store.claims.renew({
    repositoryId: repository.id,
    sessionId: claim.sessionId,
    itemKey: item.key,
    generation: claim.generation,
    now: now(),
    grace,
    ttl: input.ttl ?? undefined,
    resume: true,
  });
  const work = claim.parked ? await itemWork(context, [item.key]) : [];
  return { ok: true, refused: false, news: true, reply: yoursText(item, fresh, now()), others: [], work };
}

async function ready(context: Context, facts: IssueFacts): Promise<ReadyItem[]> {
  const wanted = { not: facts.item?.key ?? null, track: facts.item?.track ?? null, count: 3 };
  return (await readyNow(context, facts.rulebook, wanted)).ready;
}
