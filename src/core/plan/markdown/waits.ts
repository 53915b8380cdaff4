import type { Reference } from "../draft.js";
import { detailsOf } from "./details.js";
import { plainText } from "./line.js";
import { type Section, sectionsOf } from "./outline.js";

const inHeading =
  /(?:\(|[—–:-]\s+|\b)(?:depends? on|blocked by|waits? for|requires?|needs|starts? after|after)\s+([^()]{1,120})\)?\s*$/i;

/**
 * What phases and lanes wait for as a whole: `## Wave 2 (depends on Wave 1)`, or a field right under their heading
 * (`**Prerequisite**: Phase 1 complete`).
 */
export function waitsOf(document: Section, file: string): Map<Section, Reference[]> {
  const found = new Map<Section, Reference[]>();
  for (const section of sectionsOf(document)) {
    const kind = section.announced?.kind;
    if (kind !== "phase" && kind !== "lane") continue;
    const references = detailsOf(section.blocks.filter(({ type }) => type !== "table"))
      .fields.filter(({ name }) => name === "dependsOn")
      // Below a label that says it all stand the phase's items.
      .flatMap(({ value, line, bullets }): readonly { raw: string; line: number }[] =>
        value === "" ? bullets : [{ raw: value, line }],
      )
      .filter(({ raw }) => raw !== "")
      .map(({ raw, line }) => ({ text: raw, file, line, explicit: false, whole: false }));
    const text = inHeading.exec(plainText(section.raw))?.[1];
    if (text) references.push({ text, file, line: section.line, explicit: false, whole: false });
    if (references.length > 0) found.set(section, references);
  }
  return found;
}
