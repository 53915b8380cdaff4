import type { OwnerNames, Resolved } from "../ownership/names.js";
import type { Approval, Attribution, PullFacts } from "./model.js";

/** How a pull request stands to the owners of a file. */
export type Standing = "mine" | "granted" | "other";

function isMine(owner: Resolved, facts: PullFacts, attribution: Attribution): boolean {
  switch (owner.kind) {
    case "track":
      return attribution.tracks.includes(owner.track);
    case "session":
      // Two sessions may share a track: where it is known which one works, only that one is meant.
      return attribution.session === null
        ? owner.tracks.some((track) => attribution.tracks.includes(track))
        : owner.session === attribution.session;
    case "login":
      return owner.login === facts.author?.toLowerCase();
    default:
      // Who is in a team, or behind an e-mail, the facts don't say; unknown is not a pass.
      return false;
  }
}

/** Logins whose approving review is the consent of one of these owners, lower case. */
export function approversOf(owners: readonly Resolved[], names: OwnerNames): string[] {
  const logins = owners.flatMap((owner) => {
    if (owner.kind === "login") return [owner.login];
    if (owner.kind === "track") return names.loginsOf(owner.track);
    return owner.kind === "session" ? (names.session(owner.session)?.logins ?? []) : [];
  });
  return [...new Set(logins)];
}

/** The approving reviews that are the consent of one of these owners, each to the files that are as it saw them. */
export function approvalsOf(
  owners: readonly Resolved[],
  { approvals }: Pick<PullFacts, "approvals">,
  names: OwnerNames,
): Approval[] {
  if (approvals.length === 0) return [];
  const approvers = new Set(approversOf(owners, names));
  return approvals.filter((approval) => approval.names.some((name) => approvers.has(name)));
}

/** Whether the pull request may change these files of the same owners: one of them is enough. */
export function standingOf(
  paths: readonly string[],
  owners: readonly Resolved[],
  facts: PullFacts,
  attribution: Attribution,
  names: OwnerNames,
): Standing {
  if (owners.some((owner) => isMine(owner, facts, attribution))) return "mine";
  const given = approvalsOf(owners, facts, names);
  return given.some(({ stands }) => paths.every((path) => stands.has(path))) ? "granted" : "other";
}
