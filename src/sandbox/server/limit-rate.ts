import type { MiddlewareHandler } from "hono";
import { Refusal } from "./errors.js";
import type { RateLimits } from "./rate-limits.js";
import type { Env } from "./types.js";

/**
 * Counts a request against its installation's limit, and refuses it where nothing is left: GraphQL with status 200
 * (docs.github.com: "Rate limits and query limits for the GraphQL API", exceeding the rate limit).
 */
export function limitRate(limits: RateLimits): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.env?.internal || c.req.path.startsWith("/_sandbox/")) return next();
    const installation = c.get("authUser")?.installation?.installationId ?? null;
    const budget = limits.spend(installation, c.req.path, Date.now());
    c.set("budget", budget);
    if (!budget.exceeded) return next();
    const message = `API rate limit exceeded for installation ID ${installation}.`;
    if (budget.resource === "core") throw new Refusal(403, message);
    return c.json({ errors: [{ type: "RATE_LIMITED", message }] });
  };
}
