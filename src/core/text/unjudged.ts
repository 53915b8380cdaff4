import type { Annotation } from "../verdict/model.js";
import { checkButtons } from "./buttons.js";
import { code, cut } from "./escape.js";

/** The check of a pull request that we could not judge through a fault of ours or of GitHub's. */
export function unjudgedReport(reason: string): {
  conclusion: "failure";
  title: string;
  summary: string;
  text: string;
  annotations: Annotation[];
  actions: { label: string; description: string; identifier: string }[];
} {
  return {
    conclusion: "failure",
    title: "Unknown: this pull request could not be judged yet",
    summary: [
      "Signalbox could not load what it needs, so it can't say whether this may merge. It keeps trying;",
      "`Re-check` asks at once. This says nothing about the change itself.",
      "",
      `Cause: ${code(cut(reason, 300))}`,
    ].join("\n"),
    text: "",
    annotations: [],
    actions: [checkButtons.recheck],
  };
}
