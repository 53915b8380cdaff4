import { draftOf } from "../markdown/draft-of.js";
import { readMarkdown } from "../markdown/read.js";
import type { Reader } from "./reader.js";

/** Any text is Markdown: this reader comes last. */
export const markdownReader: Reader = {
  name: "markdown",
  detect: () => true,
  read: (source) => readMarkdown(source, draftOf),
};
