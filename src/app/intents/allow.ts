import { addresseeOf, idsOf } from "../../core/messages/recipients.js";
import { compileOwners } from "../../core/ownership/match.js";
import { ownerNames } from "../../core/ownership/names.js";
import { allowedText, notOwnerText } from "../../core/text/intents.js";
import { nobodyText } from "../../core/text/messages.js";
import { nearest } from "../../core/text/nearest.js";
import { byMaintainer, speaksFor } from "../../core/verdict/allowed.js";
import { type Actor, asSession } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { pathWork } from "../work/concerned-pulls.js";
import { grantFiles } from "./grant-files.js";

export interface AllowInput {
  actor: Actor;
  issue: number;
  to: string;
  paths: string[];
  reason: string | null;
}

/** `/allow`: an owner, or a maintainer, lets a session or a track change some files for a week. */
export async function allow(context: Context, input: AllowInput): Promise<Answer> {
  const { paths } = input;
  const acting = await asSession(context, input.actor);
  if ("reply" in acting) return acting;
  const name = acting.name;
  const to = addresseeOf(input.to, acting.recipients);
  if (!to || to.kind === "all") {
    const known = idsOf(acting.recipients);
    return { ok: false, reply: nobodyText(name, input.to, known, nearest(input.to, known)), work: [] };
  }
  const names = ownerNames(acting.rulebook.plan, acting.config);
  const owners = compileOwners(acting.rulebook.ownership.rules);
  // What each file of a glob belongs to is looked at when it's judged; here a name under it stands for it.
  const foreign = paths.find((path) => {
    const rule = owners.match(path.replace(/\*+|\?/g, "x").replace(/\/$/, "/x"));
    return !rule?.owners.some((owner) => speaksFor(acting.session.id, names.resolve(owner), names));
  });
  const asMaintainer =
    foreign !== undefined &&
    acting.account !== null &&
    (await maintains(context, acting.account, acting.config));
  if (foreign !== undefined && !asMaintainer)
    return { ok: false, reply: notOwnerText(name, foreign, owners.match(foreign)?.owners ?? []), work: [] };
  const target = to.kind === "track" ? `track:${to.id}` : to.id;
  const from = foreign === undefined ? acting.session.id : byMaintainer;
  await grantFiles(context, {
    paths,
    to: target,
    from,
    login: name,
    accountId: acting.account?.id ?? null,
    reason: input.reason,
  });
  return {
    ok: true,
    reply: allowedText(acting.session.id, target, paths),
    work: await pathWork(context, paths),
  };
}
