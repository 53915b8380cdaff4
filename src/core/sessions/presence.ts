import type { Config } from "../config/model.js";
import type { Session } from "./model.js";

export type Presence = "active" | "quiet" | "gone";

/** Whether a session is still heard from. A clock that went backwards makes nobody quiet. */
export function presenceOf(
  session: Pick<Session, "seenAt">,
  { quiet, gone }: Config["presence"],
  now: Date,
): Presence {
  const silence = now.getTime() - session.seenAt.getTime();
  if (silence >= gone) return "gone";
  return silence >= quiet ? "quiet" : "active";
}
