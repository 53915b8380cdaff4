import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { MiddlewareHandler } from "hono";
import { describeDocument } from "../graphql/document.js";
import { actorOf, type World } from "../world.js";
import { bodyOf } from "./body.js";
import type { Fault, Faults } from "./faults.js";
import type { RequestLog } from "./request-log.js";
import type { Env, RouteContext } from "./types.js";

/** Logs every request that comes over HTTP, and fails those that a fault waits for. */
export function observe(world: World, log: RequestLog, faults: Faults): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.env?.internal || c.req.path.startsWith("/_sandbox/")) return next();
    log.begin();
    const started = performance.now();
    const { operation, fields } = await operationOf(c);
    let status = 0;
    try {
      const fault = faults.take({ method: c.req.method, path: c.req.path, fields });
      if (!fault || fault.after) await next();
      if (fault) c.res = answerFault(c, fault);
      status = fault?.answer === "drop" ? 0 : c.res.status;
    } finally {
      log.end({
        at: new Date().toISOString(),
        method: c.req.method,
        path: c.req.path,
        query: new URL(c.req.url).search,
        operation,
        fields,
        actor: actorLogin(world, c),
        status,
        duration: Math.round(performance.now() - started),
      });
    }
  };
}

async function operationOf(c: RouteContext) {
  if (c.req.path !== "/graphql" || c.req.method !== "POST") return { operation: null, fields: [] };
  const { query, operationName } = await bodyOf(c).catch(() => ({
    query: undefined,
    operationName: undefined,
  }));
  return describeDocument(query, operationName);
}

function actorLogin(world: World, c: RouteContext): string | null {
  const caller = c.get("authUser");
  if (caller) return caller.installation ? actorOf(world, caller).login : caller.login;
  return c.get("authApp") ? `app/${world.app.slug}` : null;
}

function answerFault(c: RouteContext, fault: Fault): Response {
  if (fault.answer === "drop") {
    c.env.incoming?.socket.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  if (fault.retryAfter !== undefined) headers.set("retry-after", String(fault.retryAfter));
  const message = fault.message ?? usualMessage(fault.answer);
  return new Response(JSON.stringify({ message, status: String(fault.answer) }), {
    status: fault.answer,
    headers,
  });
}

function usualMessage(status: number): string {
  const messages: Record<number, string> = {
    403: "Resource not accessible by integration",
    404: "Not Found",
    410: "This issue was deleted",
    422: "Validation Failed",
    429: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    502: "Server Error",
  };
  return messages[status] ?? "Fault asked for";
}
