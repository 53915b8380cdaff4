import type { StopReason } from "../board/run.js";
import type { Status } from "../status/model.js";
import { cut, inline, rearm } from "./escape.js";
import { clock, moment } from "./time.js";

const reasons: Record<StopReason, string> = {
  "rate-limit": "GitHub's rate limit",
  unreachable: "GitHub can't be reached",
  failure: "the App's log says why",
};

/** How far the sync of the board is; nothing where none is under way or stopped. */
export function runLine(run: Status["board"]["run"]): string {
  if (!run) return "";
  const { made, total, since, stopped } = run;
  const changes = total === 0 ? "a sync is due" : `${made} of ${total} changes made`;
  if (!stopped) return `**Board:** ${changes}, under way since ${moment(since)}.`;
  const { at, resumes, reason } = stopped;
  const next =
    resumes === null ? "then the sync stopped" : `resumes ${clock(new Date(resumes), new Date(at))}`;
  return `**Board:** ${changes}, ${next} (${reasons[reason]}).`;
}

const longest = 400;

/** Where the board is not what the plan says, and why: what could not be done first. */
export function differenceLines({ drift, problems }: Status["board"]): string[] {
  return [...problems, ...drift].map((line) => {
    const [, number] = /^#(\d+) /.exec(line) ?? [];
    const text = inline(cut(line, longest));
    // The issue that the line is about is a link; whatever the plan and people write is not.
    return `- ${number === undefined ? text : rearm(text, new Set([Number(number)]))}`;
  });
}
