import type { Status, StatusItem } from "../status/model.js";
import { itemName, mergedIntoText } from "./claim.js";
import { doingText } from "./claim-life.js";
import { code, inline } from "./escape.js";
import { differenceLines, runLine } from "./status-board.js";
import { moment, span } from "./time.js";

/** Marks the status issue, so that a lost database finds it again. */
export const statusMarker = "<!-- signalbox:status -->";

/** Longest list of a part: the rest is counted. */
const shown = 30;

/** The status as Markdown: the body of the pinned issue. It says nothing of the moment it was written at, so that the same state is the same text. */
export function statusMarkdown(status: Status): string {
  const { counts, figures } = status;
  const parts = [
    `**${counts.done} of ${counts.items}** items done, ${counts.claimed} claimed, ${counts.ready} ready, ${counts.blocked} blocked.`,
    runLine(status.board.run),
    part(
      "Ready",
      status.ready.map((item) => `- ${itemName(item)}`),
    ),
    part("Claimed", status.claimed.filter(({ pull }) => pull === null).map(claimLine)),
    part("In review", status.claimed.filter(({ pull }) => pull !== null).map(claimLine)),
    part(
      "Merged, not done yet",
      status.merged.map(
        (item) => `- ${itemName(item)}: #${item.pull} is ${mergedIntoText(item.branch, item.main)}`,
      ),
    ),
    part(
      "Blocked",
      status.blocked.map(
        (item) => `- ${itemName(item)} waits for ${item.waitsFor.slice(0, 8).map(blocker).join(", ")}`,
      ),
    ),
    part("Differs from the plan", differenceLines(status.board)),
    part(
      "Known issues",
      status.knownIssues.map(
        ({ id, reason, item, session, since }) =>
          `- ${id}: ${inline(reason)} (${item === null ? "" : `${code(item)}, `}session ${code(session)}, since ${moment(since)})`,
      ),
    ),
    part(
      "Shared files",
      status.shared.map(
        ({ paths, session, state, until, reason }) =>
          `- ${paths.map(code).join(", ")}: session ${code(session)} ${state === "held" ? `until ${moment(until ?? "")}` : "is next"}: ${inline(reason)}`,
      ),
    ),
    sessionsTable(status),
    status.timetable === null ? "" : `## Timetable\n\n\`\`\`mermaid\n${status.timetable}\`\`\``,
    [
      "## Figures",
      "",
      `- collisions prevented in 7 days: ${figures.collisionsPrevented}`,
      `- heartbeat uptime of those at work: ${figures.heartbeatUptime === null ? "nobody is at work" : `${Math.round(figures.heartbeatUptime * 100)} %`}`,
      `- median time to an answer: ${figures.medianAnswerTime === null ? "no question was answered" : span(figures.medianAnswerTime)}`,
      `- items done a day: ${figures.itemsPerDay}`,
    ].join("\n"),
  ];
  return `${parts.filter((one) => one !== "").join("\n\n")}\n`;
}

function part(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const rest = lines.length > shown ? [`- and ${lines.length - shown} more`] : [];
  return [`## ${title}`, "", ...lines.slice(0, shown), ...rest].join("\n");
}

function claimLine(item: Status["claimed"][number]): string {
  const parked = item.parked
    ? `, parked until ${moment(item.parked.until)}: ${inline(item.parked.reason)}`
    : "";
  const pull = item.pull === null ? "" : `, #${item.pull}`;
  return `- ${itemName(item)}: session ${code(item.session)} until ${moment(item.until)}${pull}${parked}`;
}

const blocker = (item: StatusItem & { session: string | null }): string =>
  `${item.issue === null ? code(item.key) : `#${item.issue}`}${item.session === null ? "" : ` (${code(item.session)})`}`;

function sessionsTable({ sessions }: Status): string {
  const there = sessions.filter(({ presence, holds }) => presence !== "gone" || holds.length > 0);
  if (there.length === 0) return "";
  const rows = there
    .slice(0, shown)
    .map(
      ({ id, presence, seen, doing, holds, unread }) =>
        `| ${code(id)} | ${presence} | ${moment(seen)}${doingText({ doing })} | ${holds.map(code).join(", ")} | ${unread || ""} |`,
    );
  return [
    "## Sessions",
    "",
    "| session | | last heard | holds | unread |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

/** The same for a terminal: Markdown without its ornaments. */
export const statusPlain = (status: Status): string =>
  `${status.repository}\n\n${statusMarkdown({ ...status, timetable: null })
    .replace(/^#+ /gm, "")
    .replace(/^\|-.*\n/gm, "")
    .replace(/\*\*|\\(?=[`*_[\]|~\\])|\u200c/g, "")
    .replace(/`/g, "")}`;
