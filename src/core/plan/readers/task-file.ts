import { emptyDraft, type PlanDraft } from "../draft.js";
import { applyDetails } from "../markdown/apply-details.js";
import type { MarkdownDocument } from "../markdown/block.js";
import { detailNotes } from "../markdown/detail-notes.js";
import { detailsUnder } from "../markdown/details.js";
import { draftOf } from "../markdown/draft-of.js";
import { frontMatterItem, frontMatterOf } from "../markdown/front-matter.js";
import { outlineOf } from "../markdown/outline.js";
import { readMarkdown } from "../markdown/read.js";
import type { Reader } from "./reader.js";

/**
 * A file that is one task, with its fields in front matter: ccpm's `001.md`, Backlog.md's `task-12 - Title.md`, and
 * folders of such files. What the text below says belongs to the task, unless it holds several tasks of its own.
 */
export const taskFileReader: Reader = {
  name: "task-file",
  detect: (source) => !source.structured && frontMatterOf(source).item !== null,
  read: (source) => readMarkdown(source, draft),
};

function draft(document: MarkdownDocument, file: string): PlanDraft {
  const { item, problems } = frontMatterItem(document.frontMatter, file);
  if (!item) return { ...draftOf(document, file), problems };
  const body = draftOf(document, file, { lines: false });
  const others = body.items.filter(({ key }) => key !== item.key);
  if (others.length > 1) return { ...body, items: [item, ...others], problems };
  const details = detailsUnder(outlineOf(document));
  const said = item.dependsOn.length > 0;
  applyDetails(item, {
    ...details,
    fields: details.fields.filter(({ name }) => !(said && name === "dependsOn")),
  });
  const above = item.notes;
  item.notes = () => [...above(), ...detailNotes(details)];
  return { ...emptyDraft(), items: [item], problems, notes: body.notes };
}
