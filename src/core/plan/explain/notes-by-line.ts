import { ownedBy } from "../../text/plan-explain.js";
import type { LineKind, LineNote, PlanDraft } from "../draft.js";
import { grouped } from "../grouped.js";

/** What a line is called that is several things at once: the first of these. */
const order: readonly LineKind[] = [
  "item",
  "phase",
  "title",
  "track",
  "session",
  "ownership",
  "dependency",
  "file",
  "field",
  "ignored",
];

/** What a document's lines became. `linked`: what its dependencies turned out to mean. */
export function notesByLine(
  draft: PlanDraft,
  linked: readonly LineNote[],
): Map<number, { kind: LineKind; what: string[] }> {
  const settled = new Set(linked.map(({ line }) => line));
  const fields = draft.items
    .flatMap((item) => item.notes())
    .filter(({ kind, line }) => kind !== "dependency" || !settled.has(line));
  const all = [...declared(draft), ...linked, ...fields, ...draft.notes()];
  const found = new Map<number, { kind: LineKind; what: string[] }>();
  for (const [line, notes] of grouped(all, (note) => note.line)) {
    const kind = order.find((one) => notes.some((note) => note.kind === one)) ?? "ignored";
    const telling = kind === "ignored" ? notes.slice(0, 1) : notes.filter((note) => note.kind !== "ignored");
    const sorted = telling.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    found.set(line, {
      kind,
      what: [...new Set(sorted.map(({ what }) => what))].filter((what) => what !== ""),
    });
  }
  return found;
}

/** What has its line in the value itself. */
const declared = ({ items, phases, sessions, ownership }: PlanDraft): LineNote[] => [
  ...items.map(({ line, key }): LineNote => ({ line, kind: "item", what: key })),
  ...phases.map(({ line, name }): LineNote => ({ line, kind: "phase", what: name })),
  ...sessions.map(({ line, id }): LineNote => ({ line, kind: "session", what: id })),
  ...ownership.map(
    ({ line, pattern, owners }): LineNote => ({ line, kind: "ownership", what: ownedBy(pattern, owners) }),
  ),
];
