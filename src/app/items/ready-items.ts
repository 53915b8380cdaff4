import { type ReadyItem, readyInstead } from "../../core/claims/decide.js";
import { readyText } from "../../core/text/ready.js";
import type { Answer } from "../answer.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";

const shown = 15;

/** `/ready`: what can be started now, the most urgent first; with a track, only its items. */
export async function readyItems(context: Context, track: string | null): Promise<Answer> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = await rulebookOf(deps, repository.defaultBranch);
  const wanted = track?.replace(/^track:/i, "").toLowerCase() ?? null;
  const plan = {
    ...rulebook.plan,
    items: rulebook.plan.items.filter((item) => wanted === null || item.track?.toLowerCase() === wanted),
  };
  const tracks = rulebook.plan.tracks.map(({ id }) => id);
  if (wanted !== null && plan.items.length === 0)
    return { ok: false, reply: readyText({ track, tracks, ready: [], more: 0 }), work: [] };
  const progress = await progressFor(context, rulebook, null);
  const claims = await store.claims.live(repository.id, now());
  const all: ReadyItem[] = readyInstead(
    { plan, claims, progress },
    { not: null, track: null, count: 10_000 },
  );
  const reply = readyText({
    track,
    tracks,
    ready: all.slice(0, shown),
    more: Math.max(0, all.length - shown),
  });
  return { ok: true, reply, work: [] };
}
