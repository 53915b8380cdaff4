import { decideClaim, type ReadyItem, readyInstead } from "../../core/claims/decide.js";
import { claimedText, heldText, limitText, refusalText, yoursText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/follow-up.js";
import { type IssueFacts, loadIssueFacts, progressFor } from "./claim-facts.js";

export interface ClaimInput {
  issue: number;
  login: string;
  /** `--as ID`. */
  as: string | null;
  /** Milliseconds; null: the configured ttl. */
  ttl: number | null;
}

/** `refused` says whether the asker must not stay assigned. */
export type ClaimAnswer = Answer & { refused: boolean };

async function ready(context: Context, facts: IssueFacts): Promise<ReadyItem[]> {
  const progress = await progressFor(context, facts.rulebook, null);
  const track = facts.item?.track ?? null;
  return readyInstead(
    { plan: facts.rulebook.plan, claims: facts.claims, progress },
    { not: facts.item?.key ?? null, track, count: 3 },
  );
}

/**
 * Claims the item of an issue for the session behind a login (design.md §7): load → decide → let the store's one
 * statement arbitrate. The same code serves an assignment and `/claim`.
 */
export async function claimItem(context: Context, input: ClaimInput): Promise<ClaimAnswer> {
  const { store, repository, now } = context;
  const facts = await loadIssueFacts(context, input.issue);
  const { plan, config } = facts.rulebook;
  const decision = decideClaim(
    { ...facts, ...input, plan, config, issueOpen: facts.issue?.state === "open" },
    now(),
  );
  if (!decision.ok) {
    const reply = refusalText(input.login, decision.refusal, await ready(context, facts), now());
    return { ok: false, refused: true, reply, work: [] };
  }

  const { item, ...ask } = decision.ask;
  const outcome = await store.claims.take({
    ...ask,
    repositoryId: repository.id,
    itemKey: item.key,
    login: input.login,
    now: now(),
  });
  switch (outcome.kind) {
    case "won":
      return {
        ok: true,
        refused: false,
        reply: claimedText(item, outcome.claim, now()),
        work: await itemWork(context, [item.key]),
      };
    case "yours":
      return { ok: true, refused: false, reply: yoursText(item, outcome.claim, now()), work: [] };
    case "held": {
      const others = await ready(context, { ...facts, claims: [...facts.claims, outcome.claim] });
      const reply = heldText(input.login, item, outcome.claim, others, now());
      // Two sessions may share a login: then the login stays assigned, for the one that holds the claim.
      const refused = outcome.claim.login?.toLowerCase() !== input.login.toLowerCase();
      return { ok: false, refused, reply, work: [] };
    }
    case "limit":
      return {
        ok: false,
        refused: true,
        reply: limitText(input.login, outcome.holding, ask.limit, now()),
        work: [],
      };
  }
}
