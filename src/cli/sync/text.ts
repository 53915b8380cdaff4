import type { Writes } from "../../app/board/apply-changes.js";
import type { SyncPreview } from "../../app/board/sync-by-token.js";
import { changeText } from "../../core/text/board.js";
import { count } from "../../core/text/count.js";
import { clock } from "../../core/text/time.js";
import { visible } from "../output.js";

const nothingText = "Nothing to write: the board says what the plan says.\n";

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
      ? nothingText
      : `\n${count(changes.length, "write", "writes")}. Nothing was written.\n`;
  return `${lines}${sum}${notesText(preview)}`;
}

/** What was written, in a line. */
export function writtenText({ writes, created, updated, closed }: Writes): string {
  if (writes === 0) return nothingText;
  const issues = [
    `${count(created, "issue", "issues")} made`,
    `${updated} updated`,
    ...(closed > 0 ? [`${closed} of them closed`] : []),
  ];
  return `${count(writes, "write", "writes")}: ${issues.join(", ")}.\n`;
}

export const lockedText = (until: Date, now: Date): string =>
  `another sync of this repository is running; start this one again when it is through, at ${clock(until, now)} at the latest`;

/** GitHub didn't let us take the lock away. */
export const lingersText = (until: Date, now: Date): string =>
  `GitHub could not be told that this sync is over: the next one can start at ${clock(until, now)}.\n`;
