import { globSet } from "../../core/config/glob.js";
import type { Config } from "../../core/config/model.js";
import {
  type OpenPull,
  type Place,
  type PullStack,
  placesOf,
  type Trunks,
} from "../../core/verdict/trunk.js";
import type { Context } from "../context.js";
import type { KnownBranch } from "../ports/branch-store.js";
import type { PullSnapshot } from "../ports/github.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import { pullNumber, pullSubject } from "../work/follow-up.js";
import { askBranch, knownBranches } from "./known-branches.js";

/** A pull request among the other open ones. */
export interface Placed {
  place: Place;
  /** The tip of the branch that gives the owners. */
  trunkTip: string;
  /** The other open pull requests, as they were when they were last judged. */
  others: VerdictRow[];
  trunks: Trunks;
}

/** A row as its branches lie; a head that isn't known leads nowhere. */
export const openPullOf = (
  { subject, headRef, baseRef, fromFork }: Pick<VerdictRow, "subject" | "headRef" | "baseRef" | "fromFork">,
  stacks: ReadonlyMap<number, PullStack>,
): OpenPull => ({
  number: pullNumber(subject),
  headRef: headRef ?? "",
  baseRef,
  fromFork: fromFork || headRef === null,
  stack: stacks.get(pullNumber(subject)) ?? null,
});

export const trunksOf = (
  config: Pick<Config, "trunks">,
  defaultBranch: string,
  known: ReadonlyMap<string, KnownBranch>,
): Trunks => {
  const globs = globSet(config.trunks);
  return {
    defaultBranch,
    named: (branch) => globs.first(branch) >= 0,
    protected: new Map([...known].map(([name, branch]) => [name, branch.protected])),
  };
};

/**
 * Where a pull request lands: what other ones are open is known from their verdicts. 1 request for each branch on its way
 * that the config names as a trunk, none where it was asked about in the last minutes.
 */
export async function loadPlace(
  context: Context,
  pull: Pick<PullSnapshot, "number" | "headRef" | "fromFork" | "baseRef" | "baseTip">,
  main: { name: string; tip: string },
  config: Pick<Config, "trunks">,
): Promise<Placed> {
  const { store, repository } = context;
  const [rows, stacks, known] = await Promise.all([
    store.verdicts.open(repository.id),
    store.stacks.all(repository.id),
    knownBranches(context),
  ]);
  const others = rows.filter(({ subject }) => subject !== pullSubject(pull.number));
  const { number, headRef, fromFork, baseRef } = pull;
  const own: OpenPull = { number, headRef, fromFork, baseRef, stack: stacks.get(number) ?? null };
  const open = [own, ...others.map((row) => openPullOf(row, stacks))];
  for (;;) {
    const trunks = trunksOf(config, main.name, known);
    const place = placesOf(open, trunks).get(number);
    if (!place) throw new Error(`#${number} is not among the open pull requests`);
    if (place.unsure !== null) known.set(place.unsure, await askBranch(context, place.unsure));
    else return { place, trunkTip: tipOf(place.trunk, pull, main, known), others, trunks };
  }
}

function tipOf(
  trunk: string,
  { baseRef, baseTip }: Pick<PullSnapshot, "baseRef" | "baseTip">,
  main: { name: string; tip: string },
  known: ReadonlyMap<string, KnownBranch>,
): string {
  if (trunk === main.name) return main.tip;
  if (trunk === baseRef) return baseTip;
  return known.get(trunk)?.tip ?? main.tip;
}
