import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import type { Repository } from "../app/ports/repository.js";
import type { Status } from "../core/status/model.js";

export interface ApiDeps {
  /** Null: nobody set one, so that the API answers nobody. */
  operatorToken: string | null;
  /** Null: no such repository, or the App is not on it. */
  repository(owner: string, name: string): Promise<Repository | null>;
  status(repository: Repository): Promise<Status>;
  log: { error(fields: object, message: string): void };
}

/** `/api/v1`: answers in JSON; errors are `{"error": "…"}` (RFC 9110 status codes, RFC 6750 bearer tokens). */
export function apiRoutes({ operatorToken, repository, status, log }: ApiDeps): Hono {
  const app = new Hono().basePath("/api/v1");
  app.use("*", async (context, next) => {
    if (operatorToken === null)
      return context.json({ error: "SIGNALBOX_OPERATOR_TOKEN is not set, so the API is off" }, 403);
    const guard = bearerAuth({
      verifyToken: (token) => same(token, operatorToken),
      noAuthenticationHeader: { message: { error: "Authorization: Bearer TOKEN is missing" } },
      invalidToken: { message: { error: "the token is wrong" } },
      invalidAuthenticationHeader: { message: { error: "Authorization must be: Bearer TOKEN" } },
    });
    return guard(context, next);
  });
  app.get("/repos/:owner/:repo/status", async (context) => {
    const { owner, repo } = context.req.param();
    const found = await repository(owner, repo);
    if (!found) return context.json({ error: `the App is not installed on ${owner}/${repo}` }, 404);
    return context.json(await status(found));
  });
  app.notFound((context) => context.json({ error: "no such endpoint" }, 404));
  app.onError((error, context) => {
    // The guard answers by throwing what it wants to be answered.
    if ("getResponse" in error) return (error as { getResponse(): Response }).getResponse();
    log.error({ err: error, path: context.req.path }, "the API failed");
    return context.json({ error: "something went wrong on our side" }, 500);
  });
  return app;
}

/** In a time that tells nothing of how much of it was right. */
function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
