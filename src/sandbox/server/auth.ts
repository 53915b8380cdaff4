import { createPublicKey, verify } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { Caller } from "../emulate/caller.js";
import type { AppIdentity } from "../world.js";
import { Refusal } from "./errors.js";
import type { Env } from "./types.js";

/** Finds out who calls: a person's or an installation's token, or the App itself by its JWT. */
export function authenticate(
  app: AppIdentity,
  privateKey: string,
  tokens: ReadonlyMap<string, Caller>,
): MiddlewareHandler<Env> {
  const publicKey = createPublicKey(privateKey);
  return async (c, next) => {
    if (c.env?.internal) {
      c.set("authUser", c.env.internal.caller ?? undefined);
      return next();
    }
    const credential = /^(?:bearer|token)\s+(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (credential === undefined) return next();
    if (credential.startsWith("eyJ")) {
      const problem = problemOfJwt(credential, app.id, publicKey);
      if (problem) throw new Refusal(401, problem);
      c.set("authApp", { appId: app.id, slug: app.slug, name: app.name });
      return next();
    }
    const caller = tokens.get(credential);
    if (!caller) throw new Refusal(401, "Bad credentials");
    c.set("authUser", caller);
    c.set("authToken", credential);
    return next();
  };
}

/** Null: the token is right. https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app */
function problemOfJwt(token: string, appId: number, key: ReturnType<typeof createPublicKey>): string | null {
  const undecodable = "A JSON web token could not be decoded";
  const [head, body, signature] = token.split(".");
  if (!head || !body || !signature) return undecodable;
  const signed = verify("sha256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"));
  if (!signed) return undecodable;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
  if (String(claims.iss) !== String(appId)) return "Integration not found";
  const now = Date.now() / 1000;
  const { exp, iat } = claims;
  if (typeof exp !== "number" || exp < now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (typeof iat !== "number" || iat > now + 60)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  return exp - now > 600 + 60 ? "'Expiration time' claim ('exp') is too far in the future" : null;
}
