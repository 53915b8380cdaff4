import type { Context } from "hono";
import { z } from "zod";
import type { Repository } from "../app/ports/repository.js";
import { editCode } from "../core/verdict/before-edit.js";
import type { EditAnswer } from "../core/verdict/edit-answer.js";
import { sameToken } from "./same-token.js";

export interface PathsDeps {
  /** Null: nobody set one. */
  operatorToken: string | null;
  /** Null: no such repository, or the App is not on it. */
  repository(owner: string, name: string): Promise<Repository | null>;
  /** Whether paths may be edited by a session. */
  checkPaths(
    repository: Repository,
    input: { session: string | null; paths: string[] },
  ): Promise<EditAnswer[]>;
  /** The session that a session token stands for, and where; null: it is none of ours. */
  sessionOf(token: string): Promise<{ repositoryId: number; session: string } | null>;
}

const askedPaths = z.strictObject(
  {
    paths: z
      .array(z.string({ error: "`paths`: a list of paths" }).max(4_096), {
        error: "`paths`: a list of paths",
      })
      .min(1, { error: "`paths`: at least one" })
      .max(1_000, { error: "`paths`: at most 1,000 at once" }),
    session: z.string().max(64, { error: "`session`: at most 64 characters" }).nullish(),
  },
  { error: "a JSON object with `paths` and, if you like, `session`" },
);

/** `POST …/check-paths`: the operator asks for any session; a session token for its own. */
export async function answerPaths(context: Context, deps: PathsDeps): Promise<Response> {
  const { owner = "", repo = "" } = context.req.param() as { owner?: string; repo?: string };
  const token = /^Bearer (\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  if (token === undefined) return context.json({ error: "Authorization: Bearer TOKEN is missing" }, 401);
  const operator = deps.operatorToken !== null && sameToken(token, deps.operatorToken);
  const own = operator ? null : await deps.sessionOf(token);
  if (!operator && own === null) return context.json({ error: "the token is wrong" }, 401);
  const found = await deps.repository(owner, repo);
  if (!found || (own !== null && own.repositoryId !== found.id))
    return context.json(
      { error: `the App is not installed on ${owner}/${repo}, or the token is another one's` },
      404,
    );
  const input = askedPaths.safeParse(await context.req.json().catch(() => null));
  if (!input.success)
    return context.json({ error: input.error.issues[0]?.message ?? "no JSON of that kind" }, 422);
  const { paths, session = null } = input.data;
  if (own !== null && session !== null && session.toLowerCase() !== own.session.toLowerCase())
    return context.json({ error: `the token is of session ${own.session}, not of ${session}` }, 403);
  const answers = await deps.checkPaths(found, { session: own?.session ?? session, paths });
  return context.json({ code: editCode(answers), paths: answers });
}
