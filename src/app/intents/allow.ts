import { addresseeOf, idsOf } from "../../core/messages/recipients.js";
import { compileOwners } from "../../core/ownership/match.js";
import { ownerNames } from "../../core/ownership/names.js";
import { allowedText, notOwnerText } from "../../core/text/intents.js";
import { nobodyText } from "../../core/text/messages.js";
import { nearest } from "../../core/text/nearest.js";
import { byMaintainer, speaksFor } from "../../core/verdict/allowed.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { isMaintainer } from "../verdict/maintainer.js";
import { pathWork } from "../work/concerned-pulls.js";
import { grantFiles } from "./grant-files.js";

export interface AllowInput {
  speaker: Speaker;
  issue: number;
  to: string;
  paths: string[];
  reason: string | null;
}

/** `/allow`: an owner, or a maintainer, lets a session or a track change some files for a week. */
export async function allow(context: Context, input: AllowInput): Promise<Answer> {
  const { speaker, paths } = input;
  const crew = await crewOf(context, speaker, input.issue);
  if (!crew.ok) return crew;
  const name = speaker.login ?? crew.id;
  const to = addresseeOf(input.to, crew.recipients);
  if (!to || to.kind === "all") {
    const known = idsOf(crew.recipients);
    return { ok: false, reply: nobodyText(name, input.to, known, nearest(input.to, known)), work: [] };
  }
  const names = ownerNames(crew.rulebook.plan, crew.config);
  const owners = compileOwners(crew.rulebook.ownership.rules);
  // What each file of a glob belongs to is looked at when it's judged; here a name under it stands for it.
  const foreign = paths.find((path) => {
    const rule = owners.match(path.replace(/\*+|\?/g, "x").replace(/\/$/, "/x"));
    return !rule?.owners.some((owner) => speaksFor(crew.id, names.resolve(owner), names));
  });
  const maintains =
    foreign !== undefined && speaker.login !== null && (await isMaintainer(context, speaker.login));
  if (foreign !== undefined && !maintains)
    return { ok: false, reply: notOwnerText(name, foreign, owners.match(foreign)?.owners ?? []), work: [] };
  const target = to.kind === "track" ? `track:${to.id}` : to.id;
  const from = foreign === undefined ? crew.id : byMaintainer;
  await grantFiles(context, { paths, to: target, from, login: name, reason: input.reason });
  return { ok: true, reply: allowedText(crew.id, target, paths), work: await pathWork(context, paths) };
}
