import { readyText } from "../../core/text/ready.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { readyNow } from "./ready-now.js";

const shown = 15;

/** `/ready`: what can be started now, the most urgent first; with a track, only its items. */
export async function readyItems(context: Context, track: string | null): Promise<Answer> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = await rulebookOf(deps, repository.defaultBranch);
  const wanted = track?.replace(/^track:/i, "").toLowerCase() ?? null;
  const { items } = rulebook.plan;
  const among = items.filter((item) => wanted === null || item.track?.toLowerCase() === wanted);
  const tracks = rulebook.plan.tracks.map(({ id }) => id);
  if (wanted !== null && among.length === 0)
    return { ok: false, reply: readyText({ track, tracks, ready: [], more: 0 }), work: [] };
  const found = await readyNow(context, rulebook, { not: null, track: null, count: shown, among });
  return { ok: true, reply: readyText({ track, tracks, ...found }), work: [] };
}
