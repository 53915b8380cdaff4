import type { Verdict } from "../verdict/model.js";
import { code, inline } from "./escape.js";

const how: Record<Verdict["attribution"]["by"], string> = {
  declared: "as declared",
  trailer: "by its trailer",
  issue: "by the issue it closes",
  branch: "by its branch",
  claim: "by its author's only claim",
  none: "",
};

/** `/status` on a pull request. */
export function pullStatusText({ attribution, title, findings }: Verdict): string {
  const { items, tracks, session, by } = attribution;
  const parts = [
    items.length > 0 ? `item ${items.map(code).join(", ")}` : null,
    tracks.length > 0 ? `track ${tracks.map(code).join(", ")}` : null,
    session ? `session ${code(session)}` : null,
  ].filter((part) => part !== null);
  const whose =
    by === "none"
      ? "It is not known whose pull request this is: link its issue (`Closes #…`) or add a `Track: ID` trailer."
      : `This pull request carries out ${parts.join(", ")} (${how[by]}).`;
  const todo = findings
    .filter((finding) => finding.severity !== "info")
    .map((finding) => `- ${inline(finding.todo)}`);
  return [whose, `Verdict: ${inline(title)}.`, ...new Set(todo)].join("\n");
}
