import type { Context } from "../context.js";

const lasts = 7 * 86_400_000;

export interface Grant {
  paths: string[];
  /** A session, or `track:` and a track. */
  to: string;
  /** The session or login that gives it, or `byMaintainer`. */
  from: string;
  login: string;
  accountId: number | null;
  reason: string | null;
}

/** Lets a session or a track change some files of others for a week. */
export async function grantFiles({ store, repository, now }: Context, grant: Grant): Promise<void> {
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + lasts);
  await store.allowances.add(repository.id, { ...grant, createdAt, expiresAt });
}
