import { alone, type Layer } from "../../core/verdict/layers.js";
import type { OtherPull, PullPlace } from "../../core/verdict/model.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import { pullNumber } from "../work/follow-up.js";
import type { Placed } from "./load-place.js";

/** What the rules may look at of other pull requests. */
export interface Surroundings {
  place: PullPlace;
  /** Those that land in the same branch, without the layers of its own stack. */
  others: OtherPull[];
  /** Those that it stands on. */
  below: Layer[];
  /** The branches that its changes come through. */
  way: string[];
}

/** Nobody is around. */
export const nobodyAround = (branch: string): Surroundings => ({
  place: alone(branch),
  others: [],
  below: [],
  way: [],
});

/** The other open pull requests as they were when they were last judged: no request. */
export function aroundOf({ place, trunks, others }: Placed): Surroundings {
  const { trunk, lands, position, size, below, above } = place;
  const numbered = new Map(others.map((row) => [pullNumber(row.subject), row]));
  const rowsOf = (numbers: readonly number[]): VerdictRow[] =>
    numbers.flatMap((number) => numbered.get(number) ?? []);
  const stack = rowsOf([...below, ...above]);
  const strangers = others.filter((row) => row.lands === lands && !stack.includes(row));
  return {
    place: {
      ...{ rules: trunks.defaultBranch, trunk, lands, position, size },
      layers: stack.map(({ subject, touches }) => ({
        number: pullNumber(subject),
        items: touches?.items ?? [],
      })),
    },
    others: strangers.flatMap(({ touches }): OtherPull[] => (touches ? [touches] : [])),
    below: rowsOf(below).map(({ subject, touches, conclusion, finishes }) => ({
      pull: {
        number: pullNumber(subject),
        author: touches?.author ?? null,
        session: touches?.session ?? null,
      },
      conclusion,
      finishes,
    })),
    way: [lands, ...rowsOf(below).map(({ headRef }) => headRef ?? "")],
  };
}
