import { Octokit as OctokitCore } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { restEndpointMethods } from "@octokit/plugin-rest-endpoint-methods";
import { createProbotAuth } from "octokit-auth-probot";
import { type Clock, systemClock } from "./clock.js";
import { createPace, type PacedRequest } from "./pace.js";
import type { RequestEntry } from "./request-entry.js";

/** GitHub's oldest supported version, which GitHub Enterprise Server knows too. */
const apiVersion = "2022-11-28";
/** GitHub ends a request of its own accord after 10 s. */
const attemptTimeoutMs = 60_000;

export interface OctokitOptions {
  /** Milliseconds between the starts of two writes of an installation: 1000 at GitHub proper, as GitHub asks. */
  writeIntervalMs: number;
  /** Reads of an installation at a time. */
  readConcurrency?: number;
  /** Milliseconds that a request may wait for a rate limit; beyond, it fails with a `GitHubProblem`. */
  maxWaitMs?: number;
  clock?: Clock;
  /** Called after every attempt, for metrics and the log. */
  onRequest?: (entry: RequestEntry) => void;
}

/**
 * The Octokit class for Probot's `Octokit` option. Unlike Probot's own it has our pace instead of the throttling
 * and retry plugins: those space writes 3 s apart, which no option changes, and send a creation again after a
 * dropped connection. One class, one pace: make one a process.
 *
 * Request options: `request: { priority: "people" | "bulk", repeatable: boolean }`.
 */
export function createOctokitClass(options: OctokitOptions) {
  const pace = createPace({
    clock: options.clock ?? systemClock,
    writeIntervalMs: options.writeIntervalMs,
    readConcurrency: options.readConcurrency ?? 10,
    maxWaitMs: options.maxWaitMs ?? 300_000,
    onRequest: options.onRequest ?? (() => {}),
  });

  function paced(octokit: OctokitCore, { auth }: { auth?: { installationId?: number } }) {
    const installationId = auth?.installationId ?? null;
    octokit.hook.wrap("request", (request, parameters) =>
      pace.send(installationId, parameters as PacedRequest, () => {
        const signal = AbortSignal.timeout(attemptTimeoutMs);
        // The hook below us gets this very object, whatever is passed on; so the signal is set on it.
        parameters.request = { ...parameters.request, signal };
        parameters.headers["x-github-api-version"] = apiVersion;
        return Promise.resolve(request(parameters));
      }),
    );
    return {};
  }

  return OctokitCore.plugin(restEndpointMethods, paginateRest, paced).defaults({
    authStrategy: createProbotAuth,
    userAgent: "signalbox",
  });
}

export type OctokitClass = ReturnType<typeof createOctokitClass>;
/** A client of one installation, or of the App itself. */
export type Client = InstanceType<OctokitClass>;
