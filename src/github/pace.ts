import { RequestError } from "@octokit/request-error";
import { GitHubProblem } from "../app/ports/github-problem.js";
import type { Clock } from "./clock.js";
import { answerOf, failureOf, goneOf } from "./failure.js";
import { type Lane, lane } from "./lane.js";
import { type Answer, limitOf, reservedUntil, spentUntil, wentWrongInside } from "./rate-limit.js";
import type { RequestEntry } from "./request-entry.js";
import { type RequestKind, type RequestShape, requestKind, routeOf } from "./request-kind.js";
import { nextStep } from "./retry.js";
import type { Priority } from "./turnstile.js";

export interface PaceOptions {
  clock: Clock;
  /** Milliseconds between the starts of two writes of an installation. */
  writeIntervalMs: number;
  readConcurrency: number;
  /** The longest that a request waits for a limit to end. */
  maxWaitMs: number;
  /** Called after every attempt. */
  onRequest: (entry: RequestEntry) => void;
}

/** A request as the pace sees it, just before it is sent. */
export interface PacedRequest extends RequestShape {
  request?: { repeatable?: unknown; priority?: unknown } | undefined;
}

interface Response {
  status: number;
  headers: Record<string, string | number | undefined>;
  data: unknown;
}

/** Sends requests of any number of installations, each in its turn, again where that helps and does no harm. */
export interface Pace {
  send<R extends Response>(
    installationId: number | null,
    request: PacedRequest,
    attempt: () => Promise<R>,
  ): Promise<R>;
}

export function createPace(options: PaceOptions): Pace {
  const { clock, maxWaitMs, onRequest } = options;
  const lanes = new Map<number | null, Lane>();

  function laneOf(installationId: number | null): Lane {
    const known = lanes.get(installationId);
    if (known) return known;
    const fresh = lane(options);
    lanes.set(installationId, fresh);
    return fresh;
  }

  return {
    async send(installationId, request, attempt) {
      const kind = requestKind(request);
      const priority: Priority = request.request?.priority === "bulk" ? "bulk" : "people";
      const own = laneOf(installationId);
      for (let count = 1; ; count += 1) {
        const outcome = await own.run(kind, priority, async () => {
          const started = clock.now();
          const settled = await settle(attempt, request);
          onRequest({
            method: request.method,
            route: routeOf(request.url),
            status: settled.answer?.status ?? null,
            ms: clock.now() - started,
            installationId,
            attempt: count,
          });
          holdBack(own, kind, settled.answer);
          return settled;
        });
        if ("response" in outcome) return outcome.response;
        const failure = failureOf(outcome.error, clock.now());
        if (!failure) throw goneOf(outcome.error) ?? outcome.error;
        const step = nextStep(failure, kind, count, maxWaitMs);
        // A budget of one resource that is used up is held back already, and the other one may have some left.
        if (failure.kind === "limited" && failure.everything) own.hold("all", clock.now() + step.waitMs);
        if (step.kind === "give-up") throw problemOf(step, request, outcome.error, clock.now());
        if (failure.kind !== "limited" || kind.lane === "token") await clock.sleep(step.waitMs);
      }
    },
  };
}

type Settled<R> = { answer: Answer; response: R } | { answer: Answer | null; error: unknown };

/** One attempt, with GraphQL's refusals of status 200 made into the errors that they are. */
async function settle<R extends Response>(
  attempt: () => Promise<R>,
  request: PacedRequest,
): Promise<Settled<R>> {
  try {
    const response = await attempt();
    const answer = { status: response.status, headers: response.headers, body: response.data };
    if (!limitOf(answer) && !wentWrongInside(answer)) return { answer, response };
    const status = wentWrongInside(answer) ? 502 : 200;
    const error = new RequestError("GitHub refused a GraphQL request", status, {
      request: { method: "POST", url: request.url, headers: {} },
      response: { ...response, status, url: request.url, data: response.data },
    });
    return { answer, error };
  } catch (error) {
    return { answer: answerOf(error), error };
  }
}

/** An answer that uses up the hour's budget holds back the requests after it; bulk, a little before. */
function holdBack(own: Lane, kind: RequestKind, answer: Answer | null): void {
  if (!answer || kind.lane === "token") return;
  const spent = spentUntil(answer);
  if (spent) own.hold(kind.resource, spent);
  const reserved = reservedUntil(answer);
  if (reserved) own.reserve(kind.resource, reserved);
}

function problemOf(
  step: { as: "rate-limited" | "unavailable" | "uncertain"; waitMs: number },
  request: PacedRequest,
  cause: unknown,
  now: number,
): GitHubProblem {
  const what = `${request.method} ${routeOf(request.url)}`;
  const retryAt = new Date(now + step.waitMs);
  switch (step.as) {
    case "rate-limited":
      return new GitHubProblem(
        "rate-limited",
        `GitHub's rate limit stops ${what} until ${retryAt.toISOString()}.`,
        {
          retryAt,
          cause,
        },
      );
    case "unavailable":
      return new GitHubProblem("unavailable", `GitHub can't be reached for ${what}: ${messageOf(cause)}`, {
        retryAt,
        cause,
      });
    case "uncertain":
      return new GitHubProblem(
        "uncertain",
        `The connection broke during ${what}, which may have been carried out: ${messageOf(cause)}`,
        { retryAt, cause },
      );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
