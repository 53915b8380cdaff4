import type { Claim } from "../claims/model.js";
import { diffPlans } from "../plan/diff/diff-plans.js";
import { errorsOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";
import { slug } from "../plan/slug.js";

/** What a change of the plan does to an item that somebody holds. */
export interface HeldItemChange {
  item: Item;
  claim: Claim;
  does: "finishes" | "drops" | "renames" | "moves";
  /** The new key, title or track. */
  to: string | null;
}

/** Items that somebody holds and that the plan would finish, drop, rename, or move to another track; none where it has errors. */
export function heldItemChanges(
  before: Plan,
  after: Plan | null,
  claims: readonly Claim[],
): HeldItemChange[] {
  if (after === null || claims.length === 0 || errorsOf(after.problems).length > 0) return [];
  const held = new Map(claims.map((claim) => [claim.itemKey, claim]));
  const items = new Map(before.items.map((item) => [item.key, item]));
  const found: HeldItemChange[] = [];
  const note = (key: string, does: HeldItemChange["does"], to: string | null): void => {
    const [item, claim] = [items.get(key), held.get(key)];
    if (item && claim) found.push({ item, claim, does, to });
  };
  const keys = new Map<string, string>();
  for (const change of diffPlans(before, after)) {
    if (change.kind === "removed") note(change.key, "drops", null);
    if (change.kind === "renamed") {
      const { from, to } = change;
      keys.set(to.key, from.key);
      if (from.key !== to.key) note(from.key, "renames", to.key);
      else if (slug(from.title) !== slug(to.title)) note(from.key, "renames", to.title);
    }
    if (change.kind === "moved" && change.of === "track")
      note(keys.get(change.key) ?? change.key, "moves", change.to);
    if (change.kind === "changed" && change.field === "state" && change.to === "done")
      note(keys.get(change.key) ?? change.key, "finishes", null);
  }
  return found;
}
