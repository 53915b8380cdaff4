import { draftOf } from "../markdown/draft-of.js";
import { frontMatterIn } from "../markdown/front-matter.js";
import { readMarkdown } from "../markdown/read.js";
import type { Reader } from "./reader.js";

/** ccpm's `epic.md`: front matter with a PRD or a progress, and its tasks in lists (https://github.com/automazeio/ccpm). */
export const ccpmEpicReader: Reader = {
  name: "ccpm-epic",
  detect: (source) => {
    if (source.structured) return false;
    const head = frontMatterIn(source.text);
    return /^(?:prd|progress)\s*:/m.test(head) && /^name\s*:/m.test(head);
  },
  read: (source) =>
    readMarkdown(source, (document, file) => ({ ...draftOf(document, file), title: nameIn(source.text) })),
};

const nameIn = (text: string): string | null =>
  /^name\s*:\s*["']?(.+?)["']?\s*$/m.exec(frontMatterIn(text))?.[1] ?? null;
