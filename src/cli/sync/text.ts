import type { Writes } from "../../app/board/apply-changes.js";
import type { SyncPreview } from "../../app/board/sync-by-token.js";
import { changeText } from "../../core/text/board.js";
import { count } from "../../core/text/count.js";
import { visible } from "../output.js";

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? "" : `\n${title}\n${lines.map((line) => `  ${visible(line)}\n`).join("")}`;

/** What differs and is left, and what can't be done. */
export const notesText = ({ drift, problems }: Pick<SyncPreview, "drift" | "problems">): string =>
  section("Differs from the plan, and is left:", drift) + section("Can't be done:", problems);

/** Every write, then what is left. */
export function previewText(preview: SyncPreview): string {
  const { changes } = preview;
  const lines = changes.map((change) => `${visible(changeText(change))}\n`).join("");
  const sum =
    changes.length === 0
      ? "Nothing to write: the board says what the plan says.\n"
      : `\n${count(changes.length, "write", "writes")}. Nothing was written.\n`;
  return `${lines}${sum}${notesText(preview)}`;
}

/** What was written, in a line. */
export function writtenText({ writes, created, updated, closed }: Writes): string {
  if (writes === 0) return "Nothing to write: the board says what the plan says.\n";
  const issues = [
    `${count(created, "issue", "issues")} made`,
    `${updated} updated`,
    ...(closed > 0 ? [`${closed} of them closed`] : []),
  ];
  return `${count(writes, "write", "writes")}: ${issues.join(", ")}.\n`;
}
