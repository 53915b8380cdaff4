import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import type { NodeHandler } from "./webhook-gate.js";

/**
 * Serves `app` from Probot's server: a path that it doesn't know is left to the handlers after it. Everything below
 * `prefix` is its own.
 */
export function serveRoutes(app: Hono, prefix: string | null = null): NodeHandler {
  const listener = getRequestListener(app.fetch);
  const known = new Set(app.routes.map((route) => route.path));
  return async (request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (prefix === null ? !known.has(path) : !path.startsWith(prefix)) return false;
    await listener(request, response);
    return true;
  };
}
