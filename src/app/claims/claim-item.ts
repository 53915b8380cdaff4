import { contestedPaths } from "../../core/claims/contested.js";
import { decideClaim, type ReadyItem } from "../../core/claims/decide.js";
import type { Claim } from "../../core/claims/model.js";
import type { Item } from "../../core/plan/model.js";
import { claimedText, heldText, limitText, refusalText, yoursText } from "../../core/text/claim.js";
import { contestedText, expiredHint } from "../../core/text/claim-life.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { readyNow } from "../items/ready-now.js";
import { madeKnown, type Speaker } from "../sessions/act-as.js";
import { itemWork } from "../work/concerned-pulls.js";
import { type IssueFacts, loadIssueFacts } from "./claim-facts.js";

export interface ClaimInput {
  issue: number;
  speaker: Speaker;
  /** Milliseconds; null: the configured ttl. */
  ttl: number | null;
  /** Also from a session whose claim has expired and is in its grace. */
  take: boolean;
}

/** `refused` says whether the asker must not stay assigned; `news` whether there is more to say than that it is theirs. */
export type ClaimAnswer = Answer & { refused: boolean; news: boolean };

/**
 * Claims the item of an issue for the session that speaks (design.md §7): load → decide → let the store's one
 * statement arbitrate. The same code serves an assignment, `/claim` and every other door.
 */
export async function claimItem(context: Context, input: ClaimInput): Promise<ClaimAnswer> {
  const { store, repository, now } = context;
  const facts = await loadIssueFacts(context, input.issue);
  const { plan } = facts.rulebook;
  const { login } = input.speaker;
  const to = login ?? input.speaker.as ?? "";
  const decision = decideClaim({
    ...facts,
    login: to,
    as: input.speaker.as,
    branch: input.speaker.branch ?? null,
    ttl: input.ttl,
    take: input.take,
    plan,
    issueOpen: facts.issue?.state === "open",
  });
  if (!decision.ok) {
    const reply = refusalText(to, decision.refusal, await ready(context, facts), now());
    return { ok: false, refused: true, news: true, reply, work: [] };
  }
  const { item, sessionId, ...ask } = decision.ask;
  const session = await madeKnown(context, facts.config, sessionId, input.speaker);
  if (!session.ok) {
    const reply = refusalText(to, { reason: "session", answer: session }, [], now());
    return { ok: false, refused: true, news: true, reply, work: [] };
  }

  const outcome = await store.claims.take({
    ...ask,
    sessionId,
    repositoryId: repository.id,
    itemKey: item.key,
    login,
    now: now(),
  });
  switch (outcome.kind) {
    case "won":
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
        heldText(to, item, outcome.claim, others, now()),
        ...(expired ? ["", expiredHint(outcome.claim, now())] : []),
      ].join("\n");
      // Two sessions may share a login: then the login stays assigned, for the one that holds the claim.
      const refused = outcome.claim.login?.toLowerCase() !== login?.toLowerCase();
      return { ok: false, refused, news: true, reply, work: [] };
    }
    case "limit":
      return {
        ok: false,
        refused: true,
        news: true,
        reply: limitText(to, outcome.holding, ask.limit, now()),
        work: [],
      };
  }
}

async function won(context: Context, facts: IssueFacts, item: Item, claim: Claim): Promise<ClaimAnswer> {
  const claims = await context.store.claims.live(context.repository.id, context.now());
  const contested = contestedPaths(item, claim, facts.rulebook.plan, claims);
  const text = claimedText(item, claim, context.now());
  const reply = contested.length === 0 ? text : `${text}\n\n${contestedText(contested)}`;
  const work = await itemWork(context, [item.key], [claim.login]);
  return { ok: true, refused: false, news: contested.length > 0, reply, work };
}

/** Claiming what one holds is a sign of life; it takes a parked claim up again. */
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
  return { ok: true, refused: false, news: true, reply: yoursText(item, fresh, now()), work };
}

async function ready(context: Context, facts: IssueFacts): Promise<ReadyItem[]> {
  const wanted = { not: facts.item?.key ?? null, track: facts.item?.track ?? null, count: 3 };
  return (await readyNow(context, facts.rulebook, wanted)).ready;
}
