import type { Claim } from "../claims/model.js";
import type { Resolved } from "../ownership/names.js";
import type { Item } from "../plan/model.js";
import type { Attribution, BroughtProblem, ItemProgress, OtherPull } from "../verdict/model.js";
import { cut } from "./escape.js";
import { clock } from "./time.js";

/** What a finding says: plain text; whoever shows it escapes it. */
export interface FindingText {
  message: string;
  todo: string;
}

/** A rule's line in its document. */
export interface Place {
  source: string;
  line: number;
}

/** `a`, `a and b`, `a, b and c`; more than `most` are counted. */
export function list(names: readonly string[], most = 5): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `track schema`; an id that says so itself stays as it is: `track-3`. */
export function trackName(track: string): string {
  return /^track\b/i.test(track) ? track : `track ${track}`;
}

/** An owner in a sentence. Logins stand without `@`: nobody is notified by being an owner. */
export function ownerName(owner: Resolved): string {
  switch (owner.kind) {
    case "track":
      return trackName(owner.track);
    case "session":
      return `session ${owner.session}`;
    case "login":
      return owner.login;
    case "team":
      return `team ${owner.team}`;
    case "email":
      return owner.email;
    case "unknown":
      return `"${owner.name}" (a name that neither the plan nor the config knows)`;
  }
}

/** Owners that share something: `track calls and session cook`. */
export const ownersText = (owners: readonly Resolved[]): string => owners.map(ownerName).join(" and ");

/** Whose a pull request is: `track calls`, `tracks calls and web`. */
export function tracksText(tracks: readonly string[]): string {
  const [only] = tracks;
  return tracks.length === 1 && only !== undefined ? trackName(only) : `tracks ${list(tracks)}`;
}

function placeText({ source, line }: Place): string {
  return line > 0 ? `${source} line ${line}` : source;
}

/** How to say whose a pull request is. */
export const howToSay =
  "end the description with a line `Track: ID`, link its issue with `Closes #N`, or name the branch after the item";

/** What there is to say of each file that belongs to these others. */
export function foreign(about: {
  owners: readonly Resolved[];
  attribution: Attribution;
  approvers: readonly string[];
  /** Who approved `files` of the `of` before they changed; nobody: no one. */
  outdated: { by: readonly string[]; files: number; of: number };
}): (path: string, place: Place) => FindingText {
  const { owners, attribution, approvers, outdated } = about;
  const them = list(owners.map(ownerName));
  const belongs = owners.length > 1 ? `is shared by ${them}` : `belongs to ${them}`;
  const known = attribution.by !== "none";
  const mine = known ? `this is ${tracksText(attribution.tracks)}` : "whose change this is can't be told";
  const changed = outdated.of === 1 ? "it" : `${outdated.files} of these`;
  const asked =
    approvers.length > 0
      ? `ask ${list(approvers)} for an approving review`
      : owners.some(({ kind }) => kind === "team" || kind === "email")
        ? "name a login, track or session as owner: who is in a team or behind an e-mail can't be seen"
        : "hand the change to the owner";
  const ask =
    outdated.by.length === 0
      ? asked
      : `ask for another approving review: approved by ${list(outdated.by)} before ${changed} changed`;
  const leave = `leave the file to ${them}, or ${ask}`;
  const todo = known
    ? `${leave.charAt(0).toUpperCase()}${leave.slice(1)}.`
    : `Say whose it is: ${howToSay}. If it isn't the owner's, ${leave}.`;
  return (path, place) => ({ message: `${path} ${belongs} (${placeText(place)}); ${mine}.`, todo });
}

/** A file that nobody owns, where the config minds. */
export function unowned(path: string, place: Place | null): FindingText {
  const why = place ? `${placeText(place)} leaves it without an owner` : "no rule names it";
  return { message: `${path} belongs to nobody: ${why}.`, todo: "Add a line for it to the ownership file." };
}

function itemText(item: Item | null, key: string, issue: number | null): string {
  const about = [...(item ? [cut(item.title, 80)] : []), ...(issue === null ? [] : [`#${issue}`])];
  return about.length > 0 ? `${key} (${about.join(", ")})` : key;
}

/** A dependency that isn't done. */
export function openDependency(about: {
  item: Item;
  key: string;
  dependency: Item | null;
  progress: ItemProgress;
  claim: Claim | null;
  /** The open pull request that carries it out. */
  pull: Pick<OtherPull, "number"> | null;
  next: readonly Item[];
  now: Date;
}): FindingText {
  const { item, key, dependency, progress, claim, pull, next, now } = about;
  const waits = `${item.key} depends on ${itemText(dependency, key, progress.issue)}`;
  if (progress.dropped) {
    const reopen = progress.issue === null ? "take it up again" : `reopen #${progress.issue}`;
    return {
      message: `${waits}, which was dropped (closed as not planned).`,
      todo: `Take ${key} out of what ${item.key} depends on in the plan, or ${reopen}.`,
    };
  }
  const holder = claim ? ` Session ${claim.sessionId} holds it until ${clock(claim.expiresAt, now)}.` : "";
  const before = next.filter((one) => one.key !== key).map((one) => `${one.key} (${cut(one.title, 60)})`);
  const first =
    before.length > 0
      ? ` ${key} itself waits: next ${before.length > 1 ? "are" : "is"} ${list(before, 3)}.`
      : "";
  const under = pull === null ? "" : ` #${pull.number} carries it out.`;
  const todo = pull === null ? `Finish ${key} first.` : `Merge #${pull.number} first.`;
  return { message: `${waits}, which is not done.${holder}${under}`, todo: `${todo}${first}` };
}

/** A trailer or option that names no track. */
export function unknownTrack(
  by: string,
  name: string,
  near: string | null,
  known: readonly string[],
): FindingText {
  const hint = near === null ? "" : ` Did you mean ${near}?`;
  const allowed =
    known.length > 0
      ? `Allowed are ${list(known, 15)}.`
      : "The plan and the config name no track or session.";
  return { message: `${by} ${cut(name, 80)} names no track or session.${hint}`, todo: allowed };
}

/** Why there is no verdict. */
export function filesUnknown(problem: string | null): FindingText {
  return {
    message: `The files of the change could not be listed${problem === null ? "" : `: ${problem}`}.`,
    todo: "Nothing is known about ownership until they can; ask for a re-check, or split the change.",
  };
}

const documentNames = { config: "config", plan: "plan", owners: "ownership file" } as const;

/** What a reader of a document complains of, as a sentence beside others. */
export const problemText = (message: string): string => (/[.?!]$/.test(message) ? message : `${message}.`);

/** A document that the change breaks. */
export function mendDocument(kind: BroughtProblem["kind"], file: string, line: number): string {
  const place = line > 0 ? `${file} line ${line}` : file;
  const meanwhile =
    kind === "owners" && line > 0
      ? "the line counts for nothing"
      : `the last good ${documentNames[kind]} stays in force`;
  return `Mend ${place}; until then ${meanwhile}.`;
}

/** A finding that a maintainer lets pass. */
export const overridden = (message: string, login: string, reason: string) => ({
  message: `${message} Overridden by ${login}: ${cut(reason, 500)}`,
  todo: "",
});
