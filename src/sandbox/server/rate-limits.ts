import { z } from "zod";

/** What each installation may ask for in a window, of each resource by itself. */
export const rateLimitSchema = z.strictObject({
  limit: z.int().min(1).max(100_000),
  /** Of the first window; without it, all of them. */
  remaining: z.int().min(0).max(100_000).optional(),
  /** How long a window lasts, from its first request. */
  seconds: z.int().min(1).max(3_600).default(3_600),
});

export type RateLimit = z.infer<typeof rateLimitSchema>;

/** A budget after a request, as the headers tell it. */
export interface Budget {
  limit: number;
  remaining: number;
  /** Seconds since 1970. */
  reset: number;
  resource: "core" | "graphql";
  /** There was nothing left for this request. */
  exceeded: boolean;
}

/** As GitHub announces it to somebody who has asked once. */
export function unlimited(path: string, now: number): Budget {
  const resource = path === "/graphql" ? "graphql" : "core";
  return {
    limit: 5_000,
    remaining: 4_999,
    reset: Math.ceil(now / 1_000) + 3_600,
    resource,
    exceeded: false,
  };
}

/** Counts the requests of installations. Unless a limit is set, it is announced as GitHub's and never reached. */
export class RateLimits {
  #rule: RateLimit | null = null;
  #windows = new Map<string, { remaining: number; reset: number }>();

  set(rule: RateLimit | null): void {
    this.#rule = rule;
    this.#windows.clear();
  }

  /** Takes one request off a budget; `installation` is null for people, who have no limit here. */
  spend(installation: number | null, path: string, now: number): Budget {
    const announced = unlimited(path, now);
    if (!this.#rule || installation === null) return announced;
    const { resource } = announced;
    const { limit, remaining: first = limit } = this.#rule;
    const name = `${installation} ${resource}`;
    let window = this.#windows.get(name);
    if (!window || window.reset * 1_000 <= now) {
      window = { remaining: window ? limit : first, reset: Math.ceil(now / 1_000) + this.#rule.seconds };
      this.#windows.set(name, window);
    }
    const exceeded = window.remaining === 0;
    if (!exceeded) window.remaining--;
    return { limit, ...window, resource, exceeded };
  }
}
