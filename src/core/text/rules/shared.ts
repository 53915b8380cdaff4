import type { Intent } from "../../intents/model.js";
import { cut } from "../escape.js";
import type { FindingText } from "../findings.js";
import { clock } from "../time.js";

/** A shared file whose change nobody announced for this pull request. */
export function unannounced(about: {
  path: string;
  /** Who holds it now. */
  holder: Intent | null;
  /** It is announced, and waits for its turn. */
  waiting: boolean;
  now: Date;
}): FindingText {
  const { path, holder, waiting, now } = about;
  if (holder === null)
    return {
      message: `${path} is shared, and this change of it is not announced.`,
      todo: `Announce it with \`/announce ${path} REASON\`, then pull.`,
    };
  const until = holder.expiresAt === null ? "" : ` until ${clock(holder.expiresAt, now)}`;
  return {
    message: `${path} is shared and held by session ${holder.sessionId}${until}: ${cut(holder.reason, 200)}.`,
    todo: waiting
      ? "You are in line; wait until you are told that it is yours."
      : `Wait until it is given back: \`/announce ${path} REASON\` puts you in line.`,
  };
}
