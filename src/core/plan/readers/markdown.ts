import { tooNested, tooTangled } from "../../text/plan.js";
import { emptyDraft } from "../draft.js";
import { maxNesting } from "../limits.js";
import { draftOf } from "../markdown/draft-of.js";
import { type Refusal, refusal } from "../markdown/guard.js";
import { parseMarkdown } from "../markdown/parse.js";
import type { Problem } from "../model.js";
import type { Reader } from "./reader.js";

const problems: Record<Refusal["why"], (place: Pick<Problem, "file" | "line">) => Problem> = {
  nested: (place) => tooNested(place, maxNesting),
  tangled: tooTangled,
};

/** Any text is Markdown: this reader comes last. */
export const markdownReader: Reader = {
  name: "markdown",
  detect: () => true,
  read: ({ path, text }) => {
    const refused = refusal(text);
    if (refused)
      return { ...emptyDraft(), problems: [problems[refused.why]({ file: path, line: refused.line })] };
    return draftOf(parseMarkdown(text), path);
  },
};
