import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Caller } from "../emulate/caller.js";
import type { Budget } from "./rate-limits.js";

/** What the routes find in a request; the emulator's read those that begin with `auth` as well. */
export interface Variables {
  authUser: Caller | undefined;
  authToken: string | undefined;
  budget: Budget | undefined;
  authApp: { appId: number; slug: string; name: string } | undefined;
}

/** `internal` is set by calls of our own, which no request over HTTP can forge. */
export type Bindings = Partial<HttpBindings> & { internal?: { caller: Caller | null } };

export interface Env {
  Variables: Variables;
  Bindings: Bindings;
}

export type RouteContext = Context<Env>;
