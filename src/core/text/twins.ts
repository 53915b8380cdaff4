import type { Twin } from "../verdict/twins.js";
import { cut } from "./escape.js";

const outcomes = {
  unknown: "is unknown",
  failure: "fails",
  neutral: "has warnings",
  success: "passes",
} as const;

/** The title of a check that speaks for another pull request of the same commit too. */
export const twinTitle = (title: string, { number, conclusion }: Twin): string =>
  cut(`#${number} of the same commit ${outcomes[conclusion]} · ${title}`, 140);

export const twinNote = ({ number, conclusion }: Twin): string =>
  `GitHub keeps checks by commit, and this one is the head of #${number} too, whose verdict ${outcomes[conclusion]}: so this check says the worse of both. Push a commit to either, or close #${number}.\n\n`;
