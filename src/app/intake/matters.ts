import type { Translator } from "../lanes/engine.js";
import type { NewDelivery } from "../ports/deliveries.js";

/**
 * Whether anything can come of a delivery: one that is of no concern, or tells of what our own App wrote, is answered and
 * not stored. A first sync makes GitHub send several for each item. `slug`: our App's; null where it isn't known yet, so
 * that whoever works on the delivery finds out.
 */
export function matters(
  { concernsOf, isOwn }: Pick<Translator, "concernsOf" | "isOwn">,
  { event, payload }: Pick<NewDelivery, "event" | "payload">,
  slug: string | null,
): boolean {
  if (slug !== null && isOwn(payload, slug)) return false;
  return concernsOf(event, payload).length > 0;
}
