import { cut } from "./escape.js";

/** docs.github.com: "REST API endpoints for check runs", output.title, summary and text. */
const outputLimit = 65_535;
/** GitHub answers 422 to a longer body of an issue or comment. */
const bodyLimit = 65_536;

const note = "\n\n_Cut here: GitHub shows no more._";

/** Markdown for the summary or text of a check. */
export function checkText(markdown: string): string {
  return cut(markdown, outputLimit, note);
}

/** Markdown for a comment. */
export function commentText(markdown: string): string {
  return cut(markdown, bodyLimit, note);
}
