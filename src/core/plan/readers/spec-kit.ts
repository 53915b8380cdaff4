import { ignored } from "../../text/plan-explain.js";
import type { ItemDraft, LineNote, PlanDraft } from "../draft.js";
import { draftOf } from "../markdown/draft-of.js";
import { readMarkdown } from "../markdown/read.js";
import type { Reader } from "./reader.js";

/** Its indent is of spaces and tabs: where `\s` runs on over line ends, a document of blank lines costs the square. */
const task = /^[ \t]*[-*] \[[ xX]\] \**T\d{3,}\b/m;

/** Its title, or the folder of its documents. Others number their tasks in this way too. */
const theirs = /^# Tasks\b|\bspecs\/|\.specify\//m;

/**
 * Spec Kit's `tasks.md`: `- [ ] T012 [P] [US1] … in src/x.ts` under phases
 * (https://github.com/github/spec-kit/blob/main/templates/tasks-template.md). Only lines with such a key are items;
 * checkpoints and the calls in its parallel examples are none.
 */
export const specKitReader: Reader = {
  name: "spec-kit",
  detect: ({ structured, text }) => !structured && task.test(text) && theirs.test(text),
  read: (source) => readMarkdown(source, (document, file) => onlyTasks(draftOf(document, file))),
};

function onlyTasks(draft: PlanDraft): PlanDraft {
  const isTask = ({ key }: ItemDraft): boolean => /^T\d{3,}[a-z]?$/.test(key);
  const others = draft.items.filter((item) => !isTask(item));
  const left = (): LineNote[] =>
    others.map(({ line }) => ({ line, kind: "ignored", what: ignored.otherTask }));
  return { ...draft, items: draft.items.filter(isTask), notes: () => [...left(), ...draft.notes()] };
}
