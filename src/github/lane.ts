import { GitHubProblem } from "../app/ports/github-problem.js";
import type { Clock } from "./clock.js";
import type { RequestKind } from "./request-kind.js";
import { type Priority, turnstile } from "./turnstile.js";

export interface LaneOptions {
  clock: Clock;
  /** Milliseconds between the starts of two writes. */
  writeIntervalMs: number;
  /** Reads at a time. GitHub allows 100 requests at a time, all of an App's work together. */
  readConcurrency: number;
  /** A request waits no longer than this for a limit to end: its job is better put back. */
  maxWaitMs: number;
}

/**
 * The requests of one installation: reads a few at a time, writes one by one and `writeIntervalMs` apart
 * (docs.github.com: "Best practices for using the REST API": avoid concurrent requests, pause between mutative
 * requests), and nothing at all while GitHub has told us to wait. What waits lets people's requests go first.
 */
export interface Lane {
  run<T>(kind: RequestKind, priority: Priority, work: () => Promise<T>): Promise<T>;
  /** Nothing that counts against `resource` starts before `until`. */
  hold(resource: RequestKind["resource"] | "all", until: number): void;
  /** No bulk that counts against `resource` starts before `until`: what is left is people's. */
  reserve(resource: RequestKind["resource"], until: number): void;
}

export function lane({ clock, writeIntervalMs, readConcurrency, maxWaitMs }: LaneOptions): Lane {
  const reads = turnstile(readConcurrency);
  const writes = turnstile(1);
  const held = { all: 0, core: 0, graphql: 0 };
  const reserved = { core: 0, graphql: 0 };
  let nextWrite = 0;

  async function waitForLimits(resource: RequestKind["resource"], priority: Priority): Promise<void> {
    for (;;) {
      // However soon the budget comes back: waiting here would keep people's writes from passing.
      if (priority === "bulk" && reserved[resource] > clock.now()) {
        throw limited(
          reserved[resource],
          "What is left of GitHub's rate limit is kept for people's commands",
        );
      }
      const until = Math.max(held.all, held[resource]);
      const left = until - clock.now();
      if (left <= 0) return;
      if (left > maxWaitMs) throw limited(until, "GitHub's rate limit is used up");
      await clock.sleep(left);
    }
  }

  return {
    hold(resource, until) {
      held[resource] = Math.max(held[resource], until);
    },
    reserve(resource, until) {
      reserved[resource] = Math.max(reserved[resource], until);
    },
    async run(kind, priority, work) {
      if (kind.lane === "token") return work();
      const gate = kind.lane === "write" ? writes : reads;
      await gate.enter(priority);
      try {
        let since: number;
        do {
          since = clock.now();
          const left = kind.lane === "write" ? nextWrite - clock.now() : 0;
          if (left > 0) await clock.sleep(left);
          await waitForLimits(kind.resource, priority);
          // Somebody may have come while it waited.
        } while (priority === "bulk" && clock.now() > since && (await gate.giveWay()));
        if (kind.lane === "write") nextWrite = clock.now() + writeIntervalMs;
        return await work();
      } finally {
        gate.leave();
      }
    },
  };
}

function limited(until: number, what: string): GitHubProblem {
  const retryAt = new Date(until);
  return new GitHubProblem("rate-limited", `${what} until ${retryAt.toISOString()}.`, { retryAt });
}
