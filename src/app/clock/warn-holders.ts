import { findItem } from "../../core/plan/lookup.js";
import { warningText } from "../../core/text/claim-life.js";
import type { Context } from "../context.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";
import { leaveWord } from "./leave-word.js";

/** Tells the holders of claims that are about to end, once after each sign of life. */
export async function warnHolders(context: Context): Promise<void> {
  const { store, repository, now } = context;
  const { claims } = await configInForce(context);
  const before = new Date(now().getTime() + claims.warn);
  const due = (await store.claims.unwarned(repository.id, now(), before)).filter(
    // One that is shorter than the warning would be warned as soon as it begins.
    (claim) =>
      claim.ttl > claims.warn && claim.expiresAt > now() && !(claim.parked && claim.parked.until > now()),
  );
  if (due.length === 0) return;
  const plan = await planInForce(context);
  const rows = await store.boards.items(repository.id);
  for (const claim of due) {
    const row = rows.find(({ itemKey }) => itemKey === claim.itemKey);
    const item = findItem(plan, claim.itemKey) ?? { key: claim.itemKey, title: "" };
    // Told before it's marked: after a crash in between, being warned twice beats never.
    if (row) await leaveWord(context, row.issueNumber, warningText(item, claim, now()));
    await store.claims.markWarned(claim, now());
  }
}
