import type { Store } from "../ports/store.js";
import { hashOf } from "./hash.js";

/** Who speaks with a token, and in which repository; null: the token is none of ours, or revoked. */
export async function speakerOf(
  store: Store,
  secret: string,
  now: Date,
): Promise<{ repositoryId: number; session: string } | null> {
  const token = await store.tokens.use(hashOf(secret), now);
  return token && { repositoryId: token.repositoryId, session: token.sessionId };
}
