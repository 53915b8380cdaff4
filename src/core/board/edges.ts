import type { DesiredItem } from "./desired-item.js";
import type { BoardFacts } from "./model.js";

/** GitHub's limit, for what blocks an issue and for what it blocks. */
const maxEdges = 50;

/** The native dependencies that each item should have, by its key: as many as GitHub takes, in the plan's order. */
export function edgesOf(
  items: readonly DesiredItem[],
  facts: Pick<BoardFacts, "issues">,
): Map<string, string[]> {
  const mirrored = new Set(items.map((one) => one.item.key));
  const managed = new Set([...facts.issues.values()].map((issue) => issue.number));
  const blocking = new Map<string, number>();
  const edges = new Map<string, string[]>();
  for (const { item } of items) {
    const current = facts.issues.get(item.key)?.blockedBy ?? [];
    const room = maxEdges - current.filter((number) => !managed.has(number)).length;
    const kept: string[] = [];
    for (const key of new Set(item.dependsOn)) {
      const blocked = blocking.get(key) ?? 0;
      if (!mirrored.has(key) || kept.length >= room || blocked >= maxEdges) continue;
      blocking.set(key, blocked + 1);
      kept.push(key);
    }
    edges.set(item.key, kept);
  }
  return edges;
}

type DependencyChange = { kind: "add-dependency" | "remove-dependency"; itemKey: string; blockedBy: string };

/**
 * Removals first, since they make room. Only edges between two managed issues are ours to remove; an edge
 * to any other issue is people's.
 */
export function dependencyChanges(
  edges: ReadonlyMap<string, readonly string[]>,
  facts: Pick<BoardFacts, "issues">,
): DependencyChange[] {
  const keyOf = new Map([...facts.issues].map(([key, issue]) => [issue.number, key]));
  const added: DependencyChange[] = [];
  const removed: DependencyChange[] = [];
  for (const [itemKey, wanted] of edges) {
    const current = (facts.issues.get(itemKey)?.blockedBy ?? []).flatMap((number) => keyOf.get(number) ?? []);
    for (const blockedBy of current) {
      if (!wanted.includes(blockedBy)) removed.push({ kind: "remove-dependency", itemKey, blockedBy });
    }
    for (const blockedBy of wanted) {
      if (!current.includes(blockedBy)) added.push({ kind: "add-dependency", itemKey, blockedBy });
    }
  }
  return [...removed, ...added];
}
