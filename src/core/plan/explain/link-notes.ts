import { waitsFor, waitsForAny, waitsForNothingKnown } from "../../text/plan-explain.js";
import type { LineNote } from "../draft.js";
import { grouped } from "../grouped.js";
import type { Link } from "../reading.js";

/** What the dependencies that stand in a line turned out to mean, by file. */
export function linkNotes(links: readonly Link[]): Map<string, LineNote[]> {
  const places = grouped(links, ({ from, reference }) => `${reference.file}\n${reference.line}\n${from}`);
  const notes = new Map<string, LineNote[]>();
  for (const [first, ...others] of places.values()) {
    if (!first) continue;
    const { file, line } = first.reference;
    const list = notes.get(file) ?? [];
    notes.set(file, list);
    for (const what of said([first, ...others])) list.push({ line, kind: "dependency", what });
  }
  return notes;
}

/** The names of one place that mean something as one sentence; the others each by itself. */
function said(links: readonly Link[]): string[] {
  const from = links[0]?.from ?? "";
  const clear = links.filter(({ ambiguous, to }) => !ambiguous && to.length > 0);
  const odd = links.filter((link) => !clear.includes(link));
  return [
    ...(clear.length > 0 ? [waitsFor(from, [...new Set(clear.flatMap(({ to }) => to))])] : []),
    ...odd.map((link) =>
      link.ambiguous ? waitsForAny(from, link.name, link.to) : waitsForNothingKnown(from, link.name),
    ),
  ];
}
