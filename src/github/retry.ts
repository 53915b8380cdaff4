import type { RequestKind } from "./request-kind.js";

/** How one attempt failed. */
export type Failure =
  /** A rate limit, of one resource or of `everything`; `waitMs` is null where GitHub doesn't say how long. */
  | { kind: "limited"; waitMs: number | null; everything: boolean }
  /** Never got there: name not found, connection refused. */
  | { kind: "unreachable" }
  /** Sent, and then the connection broke or GitHub answered 5xx: it may have been done. */
  | { kind: "broken" };

export type NextStep =
  | { kind: "retry"; waitMs: number }
  | { kind: "give-up"; as: "rate-limited" | "unavailable" | "uncertain"; waitMs: number };

const mostAttempts = 4;

/**
 * What to do after the failed attempt number `attempt` (1-based). A limit without a time: 60 s, then twice that
 * and so on, as GitHub asks (docs.github.com: "Rate limits for the REST API"); but no longer than `maxWaitMs`.
 */
export function nextStep(
  failure: Failure,
  kind: Pick<RequestKind, "repeatable">,
  attempt: number,
  maxWaitMs: number,
): NextStep {
  if (failure.kind === "limited") {
    const waitMs = failure.waitMs ?? 60_000 * 2 ** (attempt - 1);
    if (attempt < mostAttempts && waitMs <= maxWaitMs) return { kind: "retry", waitMs };
    return { kind: "give-up", as: "rate-limited", waitMs };
  }
  const waitMs = 1000 * 2 ** (attempt - 1);
  if (failure.kind === "broken" && !kind.repeatable) return { kind: "give-up", as: "uncertain", waitMs };
  if (attempt < mostAttempts) return { kind: "retry", waitMs };
  return { kind: "give-up", as: "unavailable", waitMs };
}
