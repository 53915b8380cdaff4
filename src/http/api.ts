import { Hono, type Context as HonoContext } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { z } from "zod";
import type { Repository } from "../app/ports/repository.js";
import type { SessionToken } from "../app/ports/tokens.js";
import type { CreatedToken } from "../app/tokens/create-token.js";
import { sessionIdPattern } from "../core/actors/session-id.js";
import type { Status } from "../core/status/model.js";
import { answerExplain, type Explain } from "./explain-route.js";
import { answerPaths, type PathsDeps } from "./paths-route.js";
import { sameToken } from "./same-token.js";

export interface ApiDeps extends PathsDeps {
  status(repository: Repository): Promise<Status>;
  explain: Explain;
  tokens: {
    create(repository: Repository, input: { sessionId: string; note: string | null }): Promise<CreatedToken>;
    list(repository: Repository): Promise<SessionToken[]>;
    /** False: there is none of that id. */
    revoke(repository: Repository, id: string): Promise<boolean>;
  };
  log: { error(fields: object, message: string): void };
}

/** `/api/v1`: answers in JSON; errors are `{"error": "…"}` (RFC 9110 status codes, RFC 6750 bearer tokens). */
export function apiRoutes(deps: ApiDeps): Hono {
  const { operatorToken, repository, status, tokens, log } = deps;
  const app = new Hono().basePath("/api/v1");
  app.post("/repos/:owner/:repo/check-paths", (context) => answerPaths(context, deps));
  app.use("*", async (context, next) => {
    if (operatorToken === null)
      return context.json({ error: "SIGNALBOX_OPERATOR_TOKEN is not set, so the API is off" }, 403);
    const guard = bearerAuth({
      verifyToken: (token) => sameToken(token, operatorToken),
      noAuthenticationHeader: { message: { error: "Authorization: Bearer TOKEN is missing" } },
      invalidToken: { message: { error: "the token is wrong" } },
      invalidAuthenticationHeader: { message: { error: "Authorization must be: Bearer TOKEN" } },
    });
    return guard(context, next);
  });
  const inRepository =
    (answer: (context: HonoContext, found: Repository) => Promise<Response>) =>
    async (context: HonoContext): Promise<Response> => {
      const { owner = "", repo = "" } = context.req.param() as { owner?: string; repo?: string };
      const found = await repository(owner, repo);
      return found
        ? answer(context, found)
        : context.json({ error: `the App is not installed on ${owner}/${repo}` }, 404);
    };
  app.get(
    "/repos/:owner/:repo/status",
    inRepository(async (context, found) => context.json(await status(found))),
  );
  app.post(
    "/repos/:owner/:repo/pulls/:number/explain",
    inRepository((context, found) => answerExplain(context, found, deps.explain)),
  );
  app.get(
    "/repos/:owner/:repo/tokens",
    inRepository(async (context, found) => context.json({ tokens: (await tokens.list(found)).map(shown) })),
  );
  app.post(
    "/repos/:owner/:repo/tokens",
    inRepository(async (context, found) => {
      const input = newToken.safeParse(await context.req.json().catch(() => null));
      if (!input.success)
        return context.json({ error: input.error.issues[0]?.message ?? "no JSON of that kind" }, 422);
      const { session: sessionId, note = null } = input.data;
      const created = await tokens.create(found, { sessionId, note });
      return context.json({ ...shown(created), token: created.secret }, 201);
    }),
  );
  app.delete(
    "/repos/:owner/:repo/tokens/:id",
    inRepository(async (context, found) =>
      (await tokens.revoke(found, context.req.param("id") ?? ""))
        ? context.body(null, 204)
        : context.json({ error: "there is no live token of that id" }, 404),
    ),
  );
  app.notFound((context) => context.json({ error: "no such endpoint" }, 404));
  app.onError((error, context) => {
    // The guard answers by throwing what it wants to be answered.
    if ("getResponse" in error) return (error as { getResponse(): Response }).getResponse();
    log.error({ err: error, path: context.req.path }, "the API failed");
    return context.json({ error: "something went wrong on our side" }, 500);
  });
  return app;
}

const newToken = z.strictObject(
  {
    session: z
      .string({ error: "`session`: the id of a session" })
      .regex(sessionIdPattern, {
        error: "`session`: letters, digits, `.`, `_` and `-`, at most 64, starting with a letter or digit",
      })
      .transform((id) => id.toLowerCase()),
    note: z.string().max(200, { error: "`note`: at most 200 characters" }).optional(),
  },
  { error: "a JSON object with `session` and, if you like, `note`" },
);

const shown = ({ id, sessionId, note, createdAt, usedAt, revokedAt }: SessionToken) => ({
  id,
  session: sessionId,
  note,
  created: createdAt,
  used: usedAt,
  revoked: revokedAt,
});
