import { tooNested, tooTangled } from "../../text/plan.js";
import { emptyDraft } from "../draft.js";
import { maxNesting } from "../limits.js";
import { draftOf } from "../markdown/draft-of.js";
import { refusal } from "../markdown/guard.js";
import { parseMarkdown } from "../markdown/parse.js";
import type { Reader } from "./reader.js";

/** Any text is Markdown: this reader comes last. */
export const markdownReader: Reader = {
  name: "markdown",
  detect: () => true,
  read: ({ path, text }) => {
    const refused = refusal(text);
    if (refused) {
      const place = { file: path, line: refused.line };
      return { ...emptyDraft(), problems: [refused.why === "nested" ? tooNested(place, maxNesting) : tooTangled(place)] };
    }
    return draftOf(parseMarkdown(text), path);
  },
};
