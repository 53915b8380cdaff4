import { nextItem as chooseNext } from "../../core/claims/next-item.js";
import { nextText } from "../../core/text/ready.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { freshened, keptProgress } from "./kept-progress.js";

const mostLooks = 10;

/** `/next`: the item that a session had best take. */
export async function nextItem(context: Context, actor: Actor): Promise<Answer> {
  const { rulebook, claims, config } = actor;
  // Whoever has no session is told what anybody could take.
  const id = actor.session.ok ? actor.session.id : actor.name;
  const tracks = Object.hasOwn(config.sessions, id) ? (config.sessions[id]?.tracks ?? []) : [];
  const session = { id, tracks: tracks.length > 0 ? tracks : [id] };
  const merged = await context.store.mergedItems.all(context.repository.id);
  const over = new Set(merged.map(({ itemKey }) => itemKey));
  const plan = { ...rulebook.plan, items: rulebook.plan.items.filter(({ key }) => !over.has(key)) };
  let progress = await keptProgress(context, rulebook);
  const choose = () => chooseNext({ plan, progress, claims }, session, context.now());
  let next = choose();
  // What the last sync saw may be over: what is offered has been looked up.
  for (let look = 0; next !== null && look < mostLooks; look += 1) {
    const { key } = next;
    progress = await freshened(context, rulebook, progress, [key]);
    next = choose();
    if (next?.key === key) break;
  }
  const holding = claims.filter((claim) => claim.sessionId === id).map((claim) => claim.itemKey);
  return { ok: next !== null, reply: nextText(id, next, holding), work: [] };
}
