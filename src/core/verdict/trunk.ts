import { grouped } from "../plan/grouped.js";

/** What GitHub says of the stack that a pull request is in (docs.github.com: "Stacked pull requests APIs and webhooks"). */
export interface PullStack {
  /** The branch that the whole stack goes into. */
  base: string;
  /** 1 is the nearest to that branch. */
  position: number;
  /** Merged ones count too. */
  size: number;
}

/** An open pull request, as its branches lie. */
export interface OpenPull {
  number: number;
  headRef: string;
  baseRef: string;
  /** Its head is another repository's: whatever that is called, nothing of ours stands on it. */
  fromFork: boolean;
  /** Null: GitHub gives none. */
  stack: PullStack | null;
}

/** Which branches are trunks. */
export interface Trunks {
  defaultBranch: string;
  /** Whether the config names the branch as a trunk. */
  named(branch: string): boolean;
  /** What GitHub says of the protection of branches; one that isn't here was not asked about. */
  protected: ReadonlyMap<string, boolean>;
}

/** Where a pull request's changes go, and between whom it stands. */
export interface Place {
  /** The branch that they reach in the end, once what is below has gone there too. */
  lands: string;
  /** The branch whose owners count: `lands` where that is a trunk, else the default branch. */
  trunk: string;
  /** Numbers of the open pull requests that it stands on, the nearest first. */
  below: number[];
  /** Numbers of those that stand on it, directly or not. */
  above: number[];
  /** 1 is the nearest to `lands`. */
  position: number;
  /** 1: it stands alone. */
  size: number;
  /** A branch on the way that the config names and whose protection isn't known: it was taken for no trunk. */
  unsure: string | null;
}

/**
 * Where each of these pull requests lands. Its base is followed down: to what its stack goes into where GitHub says that
 * it is in one, else from the head of one pull request to its base until that is a trunk, or nobody's head. A fork's head
 * is never followed; a circle leads to the default branch, with nobody below. It ends for any pull requests: on one way
 * none is followed twice.
 */
export function placesOf(open: readonly OpenPull[], trunks: Trunks): Map<number, Place> {
  const heads = headsOf(open, trunks.defaultBranch);
  const places = new Map(open.map((pull) => [pull.number, wayOf(pull, heads, trunks)]));
  for (const [number, { below }] of places)
    for (const [index, lower] of below.entries()) {
      const place = places.get(lower);
      if (!place) continue;
      place.above.push(number);
      place.size = Math.max(place.size, place.position + index + 1);
    }
  return places;
}

/** By head branch of this repository: the pull request into the default branch first, then the older. */
function headsOf(open: readonly OpenPull[], defaultBranch: string): Map<string, OpenPull[]> {
  const rank = ({ baseRef }: OpenPull): number => (baseRef === defaultBranch ? 0 : 1);
  const inOrder = open
    .filter(({ fromFork }) => !fromFork)
    .toSorted((one, other) => rank(one) - rank(other) || one.number - other.number);
  return grouped(inOrder, ({ headRef }) => headRef);
}

function wayOf(
  { number, baseRef, stack }: OpenPull,
  heads: ReadonlyMap<string, OpenPull[]>,
  trunks: Trunks,
): Place {
  const seen = new Set([number]);
  const below: number[] = [];
  let lands = baseRef;
  let unsure: string | null = null;

  const isTrunk = (branch: string): boolean => {
    if (branch === trunks.defaultBranch) return true;
    if (!trunks.named(branch)) return false;
    const known = trunks.protected.get(branch);
    if (known === undefined) unsure ??= branch;
    return known === true;
  };

  /** False: it came back to where it was. */
  const follow = (stops: (branch: string) => boolean, into: string | null): boolean => {
    while (!stops(lands)) {
      const headed = heads.get(lands) ?? [];
      const next = headed.find((one) => into !== null && one.stack?.base === into) ?? headed[0];
      if (!next) return true;
      if (seen.has(next.number)) return false;
      seen.add(next.number);
      below.push(next.number);
      lands = next.baseRef;
    }
    return true;
  };

  let straight = true;
  if (stack !== null) {
    straight = follow((branch) => branch === stack.base, stack.base);
    if (straight && lands !== stack.base) {
      // GitHub's word goes before what is seen of the branches; who is between can't be told then.
      lands = stack.base;
      below.length = 0;
    }
  }
  straight &&= follow(isTrunk, null);
  if (!straight) {
    lands = trunks.defaultBranch;
    below.length = 0;
  }
  const trunk = isTrunk(lands) ? lands : trunks.defaultBranch;
  const position = stack?.position ?? below.length + 1;
  // GitHub tells of a new layer only on that layer: here it may be seen of the branches alone.
  const size = Math.max(position, stack?.size ?? 1);
  return { lands, trunk, below, above: [], position, size, unsure };
}
