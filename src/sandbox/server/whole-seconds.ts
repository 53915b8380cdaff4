import type { MiddlewareHandler } from "hono";
import type { Env } from "./types.js";

/** Takes the parts of seconds off all times of a JSON text: GitHub's have none. */
export function wholeSeconds(json: string): string {
  return json.replace(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d{3}Z"/g, '"$1Z"');
}

/** Answers that leave the sandbox, with times as GitHub gives them. */
export function answerWholeSeconds(): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (c.env?.internal || c.req.path.startsWith("/_sandbox/")) return;
    if (!c.res.headers.get("content-type")?.includes("json")) return;
    const { status, headers } = c.res;
    c.res = new Response(wholeSeconds(await c.res.text()), { status, headers });
  };
}
