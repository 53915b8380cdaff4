import type { Claim } from "../claims/model.js";
import type { Message } from "../messages/model.js";
import type { Status } from "./model.js";

export interface FigureFacts {
  occurrences: readonly { kind: string; subject: string }[];
  /** Five-minute slots in which a session was heard from. */
  heartbeats: readonly { sessionId: string; slot: Date }[];
  questions: readonly Message[];
  claims: readonly Claim[];
  /** Milliseconds of silence after which a session counts as quiet. */
  quiet: number;
  now: Date;
}

const day = 86_400_000;

/** What has come of it, over the last days. */
export function figuresOf(facts: FigureFacts): Status["figures"] {
  const { occurrences, questions } = facts;
  const answers = questions
    .flatMap(({ createdAt, answeredAt }) => (answeredAt ? [answeredAt.getTime() - createdAt.getTime()] : []))
    .sort((a, b) => a - b);
  const done = new Set(occurrences.filter(({ kind }) => kind === "done").map(({ subject }) => subject));
  return {
    collisionsPrevented: occurrences.filter(({ kind }) => kind === "collision").length,
    heartbeatUptime: uptimeOf(facts),
    medianAnswerTime: answers[Math.floor(answers.length / 2)] ?? null,
    itemsPerDay: Math.round((done.size / 7) * 10) / 10,
  };
}

/** How much of the time since its claim (a day at most) each holder was heard from: a sign covers until it would be quiet. */
function uptimeOf({ claims, heartbeats, quiet, now }: FigureFacts): number | null {
  let held = 0;
  let heard = 0;
  for (const sessionId of new Set(claims.map((claim) => claim.sessionId))) {
    const since = Math.min(
      ...claims.filter((one) => one.sessionId === sessionId).map((one) => one.claimedAt.getTime()),
    );
    const from = Math.max(since, now.getTime() - day);
    const signs = heartbeats.filter((one) => one.sessionId === sessionId).map((one) => one.slot.getTime());
    held += now.getTime() - from;
    heard += covered([...signs, since], quiet, from, now.getTime());
  }
  return held <= 0 ? null : Math.round((Math.min(held, heard) / held) * 100) / 100;
}

function covered(signs: readonly number[], quiet: number, from: number, to: number): number {
  let total = 0;
  let until = from;
  for (const sign of [...signs].sort((a, b) => a - b)) {
    const start = Math.max(sign, until);
    const end = Math.min(sign + quiet, to);
    if (end > start) total += end - start;
    until = Math.max(until, end);
  }
  return total;
}
