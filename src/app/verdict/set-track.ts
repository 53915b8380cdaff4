import { ownerNames } from "../../core/ownership/names.js";
import { nearest } from "../../core/text/nearest.js";
import { notOnPullText } from "../../core/text/overrides.js";
import { noSuchTrackText, notYoursToSayText } from "../../core/text/tracks.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { pullWork } from "../work/follow-up.js";
import { mayWrite } from "./maintainer.js";

/** `/track` on a pull request: whose it is, where nothing else tells. Its author says so, or somebody who may write. */
export async function setTrack(
  context: Context,
  { thread, login, track }: { thread: Thread; login: string; track: string },
): Promise<Answer> {
  const { store, host, repository, now } = context;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!thread.pull) return no(notOnPullText(login, "/track"));
  const own = thread.pull.author?.toLowerCase() === login.toLowerCase();
  if (!own && !(await mayWrite(context, login))) return no(notYoursToSayText(login));
  const deps = { documents: store.documents, host, now: now() };
  const { plan, config } = await rulebookOf(deps, repository.defaultBranch);
  const names = ownerNames(plan, config);
  const known = names.track(track);
  if (known === null)
    return no(noSuchTrackText(login, track, names.known.tracks, nearest(track, names.known.tracks)));
  await store.pullNotes.setTrack(repository.id, thread.number, known, login, now());
  return { ok: true, reply: null, work: [pullWork(repository.id, thread.number)] };
}
