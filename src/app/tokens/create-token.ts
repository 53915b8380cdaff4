import { randomBytes, randomUUID } from "node:crypto";
import type { Context } from "../context.js";
import type { SessionToken } from "../ports/tokens.js";
import { hashOf } from "./hash.js";

export interface CreatedToken extends SessionToken {
  /** Shown this once: only its hash is kept. */
  secret: string;
}

/** A token with which a session proves who it is, in one repository, until it's revoked. */
export async function createToken(
  { store, repository, now }: Pick<Context, "store" | "repository" | "now">,
  { sessionId, note }: { sessionId: string; note: string | null },
): Promise<CreatedToken> {
  const secret = `sbx_${randomBytes(32).toString("base64url")}`;
  const token: SessionToken = {
    id: randomUUID(),
    repositoryId: repository.id,
    sessionId,
    note,
    createdAt: now(),
    usedAt: null,
    revokedAt: null,
  };
  await store.tokens.add({ ...token, hash: hashOf(secret) });
  return { ...token, secret };
}
