import { nearest } from "../../text/nearest.js";
import { invalidValue } from "../../text/plan.js";
import { twoStates, unknownPhase } from "../../text/plan-values.js";
import { emptyDraft, emptyItem, type ItemDraft, type PlanDraft, type Reference } from "../draft.js";
import type { OwnershipEntry } from "../model.js";
import type { YamlItem, YamlPlan } from "../yaml-schema.js";
import { itemNotes } from "./item-notes.js";
import { planNotes } from "./plan-notes.js";
import type { Values } from "./values.js";

/** A plan in the YAML form, already checked, as a draft. */
export function draftOf(plan: YamlPlan, { lines }: Values, file: string): PlanDraft {
  const lineAt = (path: string): number => lines.get(path) ?? 1;
  const tracks = entriesOf(plan.tracks);
  const sessions = entriesOf(plan.sessions);
  const ids = [...new Set([...tracks, ...sessions].map(({ id }) => id))];
  const owned: OwnershipEntry[] = tracks.flatMap(({ id, at, entry }) =>
    (entry.owns ?? []).map((pattern, index) => ({
      pattern,
      owners: [id],
      note: null,
      file,
      line: lineAt(`tracks.${at}.owns.${index}`),
    })),
  );
  const shared: OwnershipEntry[] = (plan.shared ?? []).map(({ path, owners, note }, index) => ({
    pattern: path,
    owners: owners ?? ids,
    note: note ?? null,
    file,
    line: lineAt(`shared.${index}`),
  }));
  const listed: OwnershipEntry[] = (plan.ownership ?? []).map(({ path, owners, note }, index) => ({
    pattern: path,
    owners,
    note: note ?? null,
    file,
    line: lineAt(`ownership.${index}`),
  }));
  return {
    ...emptyDraft(),
    title: plan.title ?? null,
    items: plan.items.map((item, index) => itemOf(item, `items.${index}`, lineAt, file)),
    sessions: sessions.map(({ id, at, entry }) => ({
      id,
      role: entry.role ?? null,
      line: lineAt(`sessions.${at}`),
    })),
    tracks: tracks.map(({ id, entry }) => ({ id, title: entry.title ?? id })),
    ownership: [...owned, ...shared, ...listed],
    notes: () => planNotes(plan, lineAt),
    problems: plan.items.flatMap((item, index) => contradictions(item, index, plan.phases, lineAt, file)),
  };
}

/** `{id: entry}` and `[{id, …entry}]` alike; `at` is the entry's place in the document. */
function entriesOf<Entry extends object>(
  entries: Record<string, Entry> | (Entry & { id: string })[] | undefined,
): { id: string; at: string; entry: Entry }[] {
  if (Array.isArray(entries))
    return entries.map((entry, index) => ({ id: entry.id, at: String(index), entry }));
  return Object.entries(entries ?? {}).map(([id, entry]) => ({ id, at: id, entry }));
}

function itemOf(item: YamlItem, at: string, lineAt: (path: string) => number, file: string): ItemDraft {
  const names = (field: "dependsOn" | "depends_on"): Reference[] =>
    [item[field] ?? []].flat().map((text, index) => ({
      text,
      file,
      line: Array.isArray(item[field]) ? lineAt(`${at}.${field}.${index}`) : lineAt(`${at}.${field}`),
      explicit: true,
      whole: true,
    }));
  return {
    ...emptyItem(item.key, item.title, file, lineAt(at)),
    aliases: item.aliases ?? [],
    track: item.track ?? null,
    phase: item.phase ?? null,
    priority: item.priority ?? null,
    state: item.state ?? (item.done ? "done" : "open"),
    dependsOn: [...names("dependsOn"), ...names("depends_on")],
    files: (item.files ?? []).map((one) =>
      typeof one === "string"
        ? { path: bare(one), access: "modify" }
        : { path: bare(one.path), access: one.access ?? "modify" },
    ),
    deliverables: (item.deliverables ?? []).map((one) =>
      typeof one === "string" ? { text: one, done: false } : { text: one.text, done: one.done ?? false },
    ),
    exitCriteria: item.exitCriteria ?? null,
    estimate: item.estimate ?? null,
    owner: item.owner ?? null,
    unique: true,
    notes: () => itemNotes(item, at, lineAt),
  };
}

const bare = (path: string): string => path.replace(/^(?:\.\/)+/, "");

/** What the schema can't say: a phase outside of `phases`, and `state` against `done`. */
function contradictions(
  item: YamlItem,
  index: number,
  phases: string[] | undefined,
  lineAt: (path: string) => number,
  file: string,
) {
  const name = `item "${item.key}"`;
  const problems = [];
  if (phases && item.phase !== undefined && !phases.includes(item.phase)) {
    const line = lineAt(`items.${index}.phase`);
    problems.push(
      invalidValue({ file, line }, unknownPhase(name, item.phase, phases, nearest(item.phase, phases))),
    );
  }
  if (item.done !== undefined && item.state !== undefined && item.done !== (item.state === "done")) {
    problems.push(invalidValue({ file, line: lineAt(`items.${index}.done`) }, twoStates(name)));
  }
  return problems;
}
