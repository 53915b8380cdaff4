import type { OwnerRule } from "../ownership/model.js";
import type { OwnerNames, Resolved } from "../ownership/names.js";
import { type Pattern, parsePattern, type Step } from "../ownership/pattern.js";
import { ownerName } from "../text/findings.js";

/** A rule as it works: whom its owners are, and which files it is about. */
export interface WorkingRule {
  /** As it is written. */
  text: string;
  pattern: Pattern;
  /** The same for patterns that match the same files. */
  place: string;
  /** The same for the same owners. */
  whose: string;
  /** For people. */
  owners: string;
}

/** More rules than that are compared in their order alone. */
const mostCompared = 2_000;

/** The rules that can decide anything, in their order: of two about the same files the last one does. */
export function workingRules(rules: readonly OwnerRule[], names: OwnerNames): WorkingRule[] {
  const working = rules.flatMap((rule): WorkingRule[] => {
    const pattern = parsePattern(rule.pattern);
    if (!pattern) return [];
    const resolved = rule.owners.map((owner) => names.resolve(owner));
    const place = placeOf(pattern);
    const whose = JSON.stringify([...new Set(resolved.map(keyOf))].sort());
    const owners = resolved.length === 0 ? "nobody" : resolved.map(ownerName).sort().join(" and ");
    return [{ text: rule.pattern, pattern, place, whose, owners }];
  });
  const last = new Map(working.map((rule, index) => [rule.place, index]));
  return working.filter((rule, index) => last.get(rule.place) === index);
}

function placeOf({ steps, itself, below }: Pattern): string {
  const written = steps.map((step) =>
    step.kind === "glob" ? ["glob", step.glob.source] : step.kind === "literal" ? step.text : ["**"],
  );
  return JSON.stringify([written, itself, below]);
}

function keyOf(owner: Resolved): string {
  return JSON.stringify(owner.kind === "session" ? { ...owner, tracks: [...owner.tracks].sort() } : owner);
}

/**
 * Whether two lists give every file the same owners. They do where each rule stands in both, and any two that may meet in a
 * file and differ in owners stand in the same order; what a wider rule says already may be left out. It may be so in other
 * ways, which aren't looked for: yes is certain, no is not.
 */
export function sameOwners(one: readonly WorkingRule[], other: readonly WorkingRule[]): boolean {
  if (sameList(one, other)) return true;
  if (one.length > mostCompared || other.length > mostCompared) return false;
  const [a, b] = [needed(one), needed(other)];
  if (a.length !== b.length) return false;
  const places = new Map(b.map((rule, index) => [rule.place, index]));
  const order = a.map((rule) => places.get(rule.place) ?? -1);
  if (a.some((rule, index) => b[order[index] ?? -1]?.whose !== rule.whose)) return false;
  return a.every((rule, index) =>
    a.slice(index + 1).every((later, further) => {
      const turned = (order[index] ?? 0) > (order[index + 1 + further] ?? 0);
      return !turned || rule.whose === later.whose || !mayMeet(rule.pattern, later.pattern);
    }),
  );
}

function sameList(one: readonly WorkingRule[], other: readonly WorkingRule[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ place, whose }, index) => other[index]?.place === place && other[index]?.whose === whose)
  );
}

/** Without those whose files have the same owners by a wider rule before them, and by none in between other ones. */
function needed(rules: readonly WorkingRule[]): WorkingRule[] {
  return rules.filter((rule, index) => {
    for (let before = index - 1; before >= 0; before -= 1) {
      const earlier = rules[before];
      if (!earlier) break;
      if (earlier.whose !== rule.whose && mayMeet(earlier.pattern, rule.pattern)) return true;
      if (earlier.whose === rule.whose && covers(earlier.pattern, rule.pattern)) return false;
    }
    return true;
  });
}

/** Whether every file of `inner` is surely one of a folder that `outer` names. */
function covers(outer: Pattern, inner: Pattern): boolean {
  if (!outer.below || outer.steps.some(({ kind }) => kind !== "literal")) return false;
  const inside = outer.steps.every((step, index) => sameStep(step, inner.steps[index]));
  if (!inside) return false;
  return inner.steps.length > outer.steps.length || !inner.itself || outer.itself;
}

const sameStep = (one: Step, other: Step | undefined): boolean =>
  one.kind === "literal" && other?.kind === "literal" && one.text === other.text;

/** Whether a file may match both; false only where none can. */
export function mayMeet(one: Pattern, other: Pattern): boolean {
  const length = Math.min(one.steps.length, other.steps.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one.steps[index], other.steps[index]];
    if (a?.kind === "any-depth" || b?.kind === "any-depth") return true;
    if (a?.kind === "literal" && b?.kind === "literal" && a.text !== b.text) return false;
  }
  if (one.steps.length === other.steps.length) return true;
  const [shorter, longer] = one.steps.length < other.steps.length ? [one, other] : [other, one];
  return shorter.below || longer.steps.slice(length).every(({ kind }) => kind === "any-depth");
}
