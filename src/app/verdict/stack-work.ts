import { holds } from "../../core/verdict/layers.js";
import { movedPlaces } from "../../core/verdict/moved-places.js";
import { type PullStack, placesOf, type Trunks } from "../../core/verdict/trunk.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import { configInForce } from "../rulebook/in-force.js";
import { pullNumber } from "../work/follow-up.js";
import { knownBranches } from "./known-branches.js";
import { openPullOf, trunksOf } from "./load-place.js";

type Standing = Pick<VerdictRow, "subject" | "headRef" | "fromFork" | "baseRef" | "conclusion" | "finishes">;

/** Items that count as done for those that stand on it. */
const doneBy = (row: Standing | null): string[] => (row && holds(row.conclusion) ? row.finishes : []);

/**
 * The pull requests that a change of another one concerns because they are in its stack: all that stand elsewhere since it
 * came, went or turned to other branches; and those on top that wait for an item which it now finishes, or no longer does.
 * `before` and `after` are null while it isn't open. No request.
 */
export async function stackedOn(
  context: Context,
  before: Standing | null,
  after: Standing | null,
  others: readonly VerdictRow[],
): Promise<VerdictRow[]> {
  const row = after ?? before;
  if (!row || others.length === 0) return [];
  const stacks = await context.store.stacks.all(context.repository.id);
  const trunks = await trunksNow(context);
  const rest = others.map((one) => openPullOf(one, stacks));
  const withOwn = (own: Standing | null) => [...(own ? [openPullOf(own, stacks)] : []), ...rest];
  const moved = new Set(movedPlaces(withOwn(before), withOwn(after), trunks));
  const [then, now] = [new Set(doneBy(before)), new Set(doneBy(after))];
  const turned = [...new Set([...then, ...now])].filter((key) => then.has(key) !== now.has(key));
  const above = new Set(placesOf(withOwn(row), trunks).get(pullNumber(row.subject))?.above);
  return others.filter(({ subject, items }) => {
    const number = pullNumber(subject);
    return moved.has(number) || (above.has(number) && items.some((key) => turned.includes(key)));
  });
}

/** The pull requests that stand elsewhere since GitHub says these stacks in the place of those: no request. */
export async function restacked(
  context: Context,
  before: ReadonlyMap<number, PullStack>,
  after: ReadonlyMap<number, PullStack>,
): Promise<VerdictRow[]> {
  const open = await context.store.verdicts.open(context.repository.id);
  const placed = (stacks: ReadonlyMap<number, PullStack>) => open.map((row) => openPullOf(row, stacks));
  const moved = new Set(movedPlaces(placed(before), placed(after), await trunksNow(context)));
  return open.filter(({ subject }) => moved.has(pullNumber(subject)));
}

async function trunksNow(context: Context): Promise<Trunks> {
  const [config, known] = await Promise.all([configInForce(context), knownBranches(context)]);
  return trunksOf(config, context.repository.defaultBranch, known);
}
