import { sameAccount } from "../../core/actors/account.js";
import { includes } from "../../core/actors/permission.js";
import { ownerNames } from "../../core/ownership/names.js";
import { nearest } from "../../core/text/nearest.js";
import { notOnPullText } from "../../core/text/overrides.js";
import { noSuchTrackText, notYoursToSayText } from "../../core/text/tracks.js";
import { speaksFor } from "../../core/verdict/allowed.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";

/** `/track` on a pull request: of which track it is. Its maker says so, an owner of the track, or a maintainer. */
export async function setTrack(
  context: Context,
  { thread, actor, track }: { thread: Thread; actor: Actor; track: string },
): Promise<Answer> {
  const { store, repository, now } = context;
  const { account, name, rulebook, config, session } = actor;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!thread.pull) return no(notOnPullText(name, "/track"));
  const names = ownerNames(rulebook.plan, config);
  const known = names.track(track);
  const own = account !== null && thread.pull.account !== null && sameAccount(thread.pull.account, account);
  const owner = known !== null && session.ok && speaksFor(session.id, names.resolve(known), names);
  if (!own && !owner && !includes(actor.permission, "maintain")) return no(notYoursToSayText(name));
  if (known === null)
    return no(noSuchTrackText(name, track, names.known.tracks, nearest(track, names.known.tracks)));
  const by = { id: account?.id ?? null, login: name };
  await store.pullNotes.setTrack(repository.id, thread.number, known, by, now());
  return { ok: true, reply: null, work: [pullWork(repository.id, thread.number)] };
}
