import type { HeldItemChange } from "../../rule-changes/held-items.js";
import type { RuleChange, RuleKind } from "../../rule-changes/model.js";
import type { RuleGuard } from "../../verdict/rule-guard.js";
import { cut } from "../escape.js";
import { type FindingText, list, trackName } from "../findings.js";
import { clock } from "../time.js";

const does: Record<RuleKind, string> = {
  config: "changes which rules hold",
  owners: "changes who owns what",
  hooks: "changes the guard's hooks",
};

/** What may become of the guard's hook in a file. */
export const hookTexts = {
  installed: "calls `signalbox guard` from now on",
  gone: "calls `signalbox guard` no more",
  other: "calls `signalbox guard` in another way",
  mode: "its mode",
} as const;

/** `.github/TRACKOWNERS changes who owns what (/hull/: track hull → track deck)`. */
function changeText({ kind, path, what }: RuleChange): string {
  const told = what.map((one) => cut(one, 120));
  return `${path} ${does[kind]}${told.length === 0 ? "" : ` (${list(told)})`}`;
}

export const approvedChange = (change: RuleChange, approvers: readonly string[]): FindingText => ({
  message: `${changeText(change)}; ${list(approvers)}, who ${approvers.length > 1 ? "maintain" : "maintains"} this repository, approved it.`,
  todo: "",
});

export const maintainersChange = (change: RuleChange, author: string | null): FindingText => ({
  message: `${changeText(change)}; ${author ?? "its author"} maintains this repository.`,
  todo: "",
});

export const workersChange = (change: RuleChange, author: string | null): FindingText => ({
  message: `${changeText(change)}. ${author ?? "Its author"} maintains this repository, but sessions work under that account too.`,
  todo: `If ${author ?? "its owner"} means it, comment \`/override rules REASON\` here; another maintainer's approving review says so as well.`,
});

export const nobodyToApprove = (change: RuleChange): FindingText => ({
  message: `${changeText(change)}, which a maintainer should approve who had no hand in it; there is none here.`,
  todo: "Look at it yourself before you merge it; `/override rules REASON` by a maintainer says that somebody did.",
});

export function unapprovedChange(change: RuleChange, { maintainers, problem }: RuleGuard): FindingText {
  const who = maintainers === null ? "a maintainer" : list(maintainers, 4);
  const unsure =
    problem === null ? "" : ` Who maintains this repository could not be told: ${cut(problem, 200)}`;
  return {
    message: `${changeText(change)}, and no maintainer who had no hand in it has approved it as it is.${unsure}`,
    todo: `Ask ${who} for an approving review, or leave ${change.path} as it is.`,
  };
}

const done: Record<HeldItemChange["does"], (to: string | null) => string> = {
  finishes: () => "marks it done",
  drops: () => "drops it",
  renames: (to) => `renames it to ${cut(to ?? "", 80)}`,
  moves: (to) => (to === null ? "takes it out of its track" : `moves it to ${trackName(cut(to, 80))}`),
};

/** A change of the plan, told to whoever holds the item. */
export const heldItem = ({ item, claim, does: what, to }: HeldItemChange, now: Date): FindingText => ({
  message: `${item.key} (${cut(item.title, 80)}) is held by session ${claim.sessionId}${claim.login === null ? "" : ` (${claim.login})`} until ${clock(claim.expiresAt, now)}; this change of the plan ${done[what](to)}.`,
  todo: `Agree with session ${claim.sessionId} first, or leave ${item.key} as it is until it is done or released.`,
});
