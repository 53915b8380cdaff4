/** An answer of GitHub's, refused or not, as far as rate limits go. */
export interface Answer {
  status: number;
  headers: Record<string, string | number | undefined>;
  body: unknown;
}

export type Limit =
  /** The hour's budget of one resource is used up until `until` (milliseconds since 1970). */
  | { kind: "primary"; until: number }
  /** Too much at once, whatever the resource. `waitMs` is null where GitHub doesn't say how long. */
  | { kind: "secondary"; waitMs: number | null };

const secondaryWords = /secondary rate limit|abuse detection/i;

/**
 * The limit that a refusal speaks of, or null. GraphQL refuses with status 200 and `errors`.
 * docs.github.com: "Rate limits for the REST API", exceeding the rate limit; "Rate limits and query limits for
 * the GraphQL API".
 */
export function limitOf(answer: Answer): Limit | null {
  const { limited, words } = complaint(answer);
  if (answer.status !== 403 && answer.status !== 429 && !limited) return null;
  const retryAfter = Number(answer.headers["retry-after"]);
  if (Number.isFinite(retryAfter)) return { kind: "secondary", waitMs: Math.max(0, retryAfter) * 1000 };
  const until = spentUntil(answer);
  if (until !== null) return { kind: "primary", until };
  if (answer.status === 429 || limited || secondaryWords.test(words)) {
    return { kind: "secondary", waitMs: null };
  }
  return null;
}

/** When the budget that this answer used up comes back: `x-ratelimit-reset`, in seconds; null while some is left. */
export function spentUntil(answer: Pick<Answer, "headers">): number | null {
  return remainingOf(answer) === 0 ? resetOf(answer) : null;
}

/** Of the hour's requests, kept for people's commands; where GitHub names no limit, `reserveWithout` requests. */
const reserveShare = 0.05;
const reserveWithout = 100;

/** When a budget comes back of which bulk must leave the rest to people; null while there is more than that. */
export function reservedUntil(answer: Pick<Answer, "headers">): number | null {
  const remaining = remainingOf(answer);
  const limit = Number(answer.headers["x-ratelimit-limit"]);
  const reserve = limit > 0 ? Math.ceil(limit * reserveShare) : reserveWithout;
  return remaining !== null && remaining < reserve ? resetOf(answer) : null;
}

function remainingOf({ headers }: Pick<Answer, "headers">): number | null {
  const text = String(headers["x-ratelimit-remaining"] ?? "");
  return /^\d+$/.test(text) ? Number(text) : null;
}

/** In milliseconds since 1970. */
function resetOf({ headers }: Pick<Answer, "headers">): number | null {
  const reset = Number(headers["x-ratelimit-reset"]);
  return Number.isFinite(reset) && reset > 0 ? reset * 1000 : null;
}

/** GraphQL's way to say "our fault, try again": a timeout inside GitHub, with status 200. */
export function wentWrongInside(answer: Answer): boolean {
  return errorsOf(answer.body).some((error) => /^Something went wrong while executing/.test(error.message));
}

function complaint(answer: Answer): { limited: boolean; words: string } {
  if (answer.status >= 400) {
    const message = fieldOf(answer.body, "message");
    return { limited: false, words: typeof message === "string" ? message : String(answer.body ?? "") };
  }
  const errors = errorsOf(answer.body);
  const words = errors.map((error) => error.message).join("\n");
  return {
    limited: errors.some((error) => error.type === "RATE_LIMITED") || secondaryWords.test(words),
    words,
  };
}

function errorsOf(body: unknown): { type: string; message: string }[] {
  const errors = fieldOf(body, "errors");
  if (!Array.isArray(errors)) return [];
  return errors.map((error) => ({
    type: String(fieldOf(error, "type") ?? ""),
    message: String(fieldOf(error, "message") ?? ""),
  }));
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
