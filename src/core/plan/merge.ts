import type { ItemDraft, PlanDraft } from "./draft.js";
import { emptyDraft } from "./draft.js";
import type { Repeat } from "./reading.js";
import { alike } from "./slug.js";

/** Several documents as one: an item that is described twice is one item with the fields of both. */
export function mergeDrafts(drafts: readonly PlanDraft[]): { draft: PlanDraft; repeats: Repeat[] } {
  const draft = emptyDraft();
  const repeats: Repeat[] = [];
  const byKey = new Map<string, ItemDraft>();
  for (const one of drafts) {
    draft.title ??= one.title;
    draft.ownership.push(...one.ownership);
    draft.edges.push(...one.edges);
    draft.phases.push(...one.phases);
    draft.problems.push(...one.problems);
    addMissing(draft.sessions, one.sessions);
    addMissing(draft.tracks, one.tracks);
    for (const item of one.items) {
      const form = item.key.trim().replace(/\s+/g, " ").toLowerCase();
      const first = byKey.get(form);
      if (!first) {
        byKey.set(form, item);
        draft.items.push(item);
      } else if (sameItem(first, item)) absorb(first, item);
      else repeats.push({ key: item.key, file: item.file, line: item.line, first });
    }
  }
  return { draft, repeats };
}

function sameItem(first: ItemDraft, second: ItemDraft): boolean {
  if (first.key !== second.key) return false;
  if (first.unique && second.unique && first.file === second.file) return false;
  return alike(first.title, second.title);
}

/** The first to speak of a field wins; lists are joined. */
function absorb(into: ItemDraft, from: ItemDraft): void {
  if (into.title === "" || into.title === into.key) into.title = from.title;
  into.track ??= from.track;
  into.phase ??= from.phase;
  into.priority ??= from.priority;
  into.exitCriteria ??= from.exitCriteria;
  into.estimate ??= from.estimate;
  into.owner ??= from.owner;
  into.state = into.state === "done" || from.state === "done" ? "done" : (into.state ?? from.state);
  into.aliases = [...new Set([...into.aliases, ...from.aliases])];
  into.groups = [...new Set([...into.groups, ...from.groups])];
  into.dependsOn.push(...from.dependsOn);
  into.blocks.push(...from.blocks);
  into.inherited.push(...from.inherited);
  if (into.deliverables.length === 0) into.deliverables = from.deliverables;
  const known = new Set(into.files.map((file) => file.path));
  into.files.push(...from.files.filter((file) => !known.has(file.path)));
}

function addMissing<Entry extends { id: string }>(into: Entry[], from: readonly Entry[]): void {
  const known = new Set(into.map((entry) => entry.id));
  for (const entry of from) {
    if (known.has(entry.id)) continue;
    known.add(entry.id);
    into.push(entry);
  }
}
