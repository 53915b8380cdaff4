import type { LineNote } from "../draft.js";
import { laneNamed, type Surroundings } from "./context.js";
import { namesRoles } from "./lanes.js";
import { readMarks } from "./marks.js";
import { type Section, sectionsOf } from "./outline.js";
import { announcesOwnership } from "./ownership.js";

/** What headings were taken for that are no items: the title, lanes, and heads of lists of workers and of owned paths. */
export function headingNotes(outline: Section, title: Section | null, { lanes }: Surroundings): LineNote[] {
  return sectionsOf(outline).flatMap((section): LineNote[] => {
    const { line, raw, announced, depth } = section;
    if (section === title) return [{ line, kind: "title", what: readMarks(raw).title }];
    if (announced?.kind === "lane") return [{ line, kind: "track", what: announced.key }];
    if (announced || depth === 0) return [];
    const lane = laneNamed(raw, lanes);
    if (announcesOwnership(section) && section.blocks.length > 0)
      return [{ line, kind: "ownership", what: "" }];
    if (lane !== null) return [{ line, kind: "track", what: lane }];
    return namesRoles(section) ? [{ line, kind: "session", what: "" }] : [];
  });
}
