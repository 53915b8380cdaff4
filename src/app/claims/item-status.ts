import { blockersOf } from "../../core/claims/decide.js";
import { statusText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { readyNow } from "../items/ready-now.js";
import { loadIssueFacts } from "./claim-facts.js";

/** `/status` on an issue. */
export async function itemStatus(context: Context, issue: number): Promise<Answer> {
  const { store, repository } = context;
  const facts = await loadIssueFacts(context, issue);
  const { item, claims, rulebook } = facts;
  const { plan } = rulebook;
  const { progress } = facts;
  const merged = (await store.mergedItems.all(repository.id)).find(({ itemKey }) => itemKey === item?.key);
  const wanted = { not: null, track: null, count: 3 };
  const reply = statusText(
    {
      item,
      claim: claims.find((claim) => claim.itemKey === item?.key) ?? null,
      done: progress.find((one) => one.key === item?.key)?.done ?? false,
      blockers: item ? blockersOf(item, { plan, progress, claims }) : [],
      merged: merged ? { ...merged, main: repository.defaultBranch } : null,
      ready: item ? [] : (await readyNow(context, rulebook, wanted)).ready,
    },
    context.now(),
  );
  return { ok: true, reply, work: [] };
}
