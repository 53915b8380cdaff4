import type { Item, Plan } from "../model.js";
import type { ChangedField, PlanChange } from "./change.js";
import { ownershipChanges } from "./ownership-changes.js";
import { pairsOf } from "./pairs.js";

/** What is different in `after`, in its order; what was removed comes first. Places and ways of writing don't count. */
export function diffPlans(
  before: Pick<Plan, "items" | "ownership">,
  after: Pick<Plan, "items" | "ownership">,
): PlanChange[] {
  const { pairs, added, removed } = pairsOf(before, after);
  const now = new Map(pairs.map((pair) => [pair.before.key, pair.after.key]));
  const fresh = new Set(added);
  const known = new Map(pairs.map((pair) => [pair.after, pair.before]));
  return [
    ...removed.map(({ key, title }): PlanChange => ({ kind: "removed", key, title })),
    ...after.items.flatMap((item): PlanChange[] => {
      if (fresh.has(item)) return [{ kind: "added", key: item.key, title: item.title }];
      const old = known.get(item);
      return old ? itemChanges(old, item, now) : [];
    }),
    ...ownershipChanges(before.ownership, after.ownership),
  ];
}

/** `now`: today's key of an item by the one that it had. */
function itemChanges(before: Item, after: Item, now: ReadonlyMap<string, string>): PlanChange[] {
  const { key } = after;
  const renamed = before.key !== key || before.title !== after.title;
  const waited = before.dependsOn.map((one) => now.get(one) ?? one);
  const wires = setChange(waited, after.dependsOn);
  const files = setChange(before.files.map(written), after.files.map(written));
  return [
    ...(renamed ? [{ kind: "renamed" as const, key, from: nameOf(before), to: nameOf(after) }] : []),
    ...(["track", "phase"] as const).flatMap((of) =>
      before[of] === after[of] ? [] : [{ kind: "moved" as const, key, of, from: before[of], to: after[of] }],
    ),
    ...(wires ? [{ kind: "rewired" as const, key, ...wires }] : []),
    ...(files ? [{ kind: "files" as const, key, ...files }] : []),
    ...fields.flatMap((field) =>
      before[field] === after[field]
        ? []
        : [{ kind: "changed" as const, key, field, from: before[field], to: after[field] }],
    ),
    ...deliverableChanges(before, after),
  ];
}

const fields: readonly ChangedField[] = ["state", "priority", "estimate", "owner", "exitCriteria"];

const nameOf = ({ key, title }: Item) => ({ key, title });
const written = ({ path, access }: Item["files"][number]): string =>
  access === "modify" ? path : `${path} (${access})`;

function deliverableChanges(before: Item, after: Item): PlanChange[] {
  const change = setChange(textsOf(before), textsOf(after)) ?? { added: [], removed: [] };
  const open = new Set(before.deliverables.filter(({ done }) => !done).map(({ text }) => text));
  const ticked = after.deliverables
    .filter(({ text, done }) => done && open.has(text))
    .map(({ text }) => text);
  const none = change.added.length === 0 && change.removed.length === 0 && ticked.length === 0;
  return none ? [] : [{ kind: "deliverables", key: after.key, ...change, ticked }];
}

const textsOf = (item: Item): string[] => item.deliverables.map(({ text }) => text);

/** Null where both hold the same. */
function setChange(
  before: readonly string[],
  after: readonly string[],
): { added: string[]; removed: string[] } | null {
  const old = new Set(before);
  const current = new Set(after);
  const added = [...current].filter((one) => !old.has(one));
  const removed = [...old].filter((one) => !current.has(one));
  return added.length + removed.length > 0 ? { added, removed } : null;
}
