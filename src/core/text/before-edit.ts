import type { EditAnswer } from "../verdict/edit-answer.js";
import { type FindingText, list } from "./findings.js";
import { nearest } from "./nearest.js";
import { clock } from "./time.js";

export const noPath = (path: string): FindingText => ({
  message: `${path === "" ? "An empty text" : path} is no path of this repository.`,
  todo: "Name it from the repository's root, without `..`.",
});

export function whoAsks(
  path: string,
  whose: string,
  session: string | null,
  known: readonly string[],
): FindingText {
  if (session === null)
    return {
      message: `${path} belongs to ${whose}, and who asks isn't known.`,
      todo: "Say which session asks: `--session ID`, or SIGNALBOX_SESSION.",
    };
  const near = nearest(session, known);
  return {
    message: `${path} belongs to ${whose}, and no session is called ${session}.`,
    todo: near
      ? `Did you mean ${near}?`
      : `There are ${known.length > 0 ? list(known, 12) : "none"}; \`/register ${session}\` makes it known.`,
  };
}

export const mayEdit = (path: string, owned: boolean): FindingText => ({
  message: owned ? `${path} is yours.` : `${path} belongs to nobody.`,
  todo: "",
});

/** One line a path, and what to do where there is something to do. */
export function editLine(answer: EditAnswer, now: Date): string {
  const { path, state, by, until, todo } = answer;
  const who = state === "held" && by !== null ? ` by ${by}${until ? ` until ${clock(until, now)}` : ""}` : "";
  const first = state === "shared" ? ": announce first" : "";
  return `${`${state}${who}${first}`.padEnd(7)} ${path}${todo === "" ? "" : `\n        → ${todo}`}`;
}
