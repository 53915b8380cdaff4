import { overlaps } from "../intents/overlap.js";
import type { OwnerNames, Resolved } from "../ownership/names.js";
import type { Attribution, PullFacts } from "./model.js";

/** Who gave an allowance as a maintainer: for any file. No session can have this id. */
export const byMaintainer = ":maintainer";

/** Whether an owner of the file, or a maintainer, has let this pull request's session or track change it. */
export function isAllowed(
  path: string,
  owners: readonly Resolved[],
  facts: Pick<PullFacts, "allowances">,
  attribution: Pick<Attribution, "session" | "tracks">,
  names: OwnerNames,
): boolean {
  return facts.allowances.some(
    ({ paths, to, from }) =>
      isFor(to, attribution, names) &&
      (from === byMaintainer || owners.some((owner) => speaksFor(from, owner, names))) &&
      paths.some((pattern) => overlaps(pattern, path)),
  );
}

function isFor(to: string, attribution: Pick<Attribution, "session" | "tracks">, names: OwnerNames): boolean {
  const wanted = to.replace(/^(?:session|track):/i, "").toLowerCase();
  const session = /^track:/i.test(to) ? null : names.session(wanted);
  if (session && attribution.session !== null) return session.id === attribution.session;
  const track = names.track(wanted);
  const tracks = [...(session?.tracks ?? []), ...(track === null ? [] : [track])];
  return tracks.some((one) => attribution.tracks.includes(one));
}

/** Whether a session is one of those that an owner's name stands for. */
export function speaksFor(session: string, owner: Resolved, names: OwnerNames): boolean {
  const known = names.session(session);
  if (owner.kind === "session") return owner.session.toLowerCase() === session.toLowerCase();
  if (owner.kind === "track")
    return known?.tracks.includes(owner.track) ?? names.track(session) === owner.track;
  return (
    owner.kind === "login" && (known?.logins.includes(owner.login) ?? owner.login === session.toLowerCase())
  );
}
