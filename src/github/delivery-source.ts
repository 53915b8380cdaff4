import type { Repository } from "../app/ports/repository.js";
import { actorPayload, repositoryPayload } from "./payloads.js";

/** The repository that a payload is of; null where it names no repository or no installation. */
export function repositoryOf(payload: unknown): Repository | null {
  const parsed = repositoryPayload.safeParse(payload);
  if (!parsed.success) return null;
  const { repository, installation } = parsed.data;
  return {
    id: repository.id,
    installationId: installation.id,
    owner: repository.owner.login,
    name: repository.name,
    ownerType: repository.owner.type,
    defaultBranch: repository.default_branch,
  };
}

/**
 * Whether our own App caused the delivery: its bot is the sender, or a comment was written through it.
 * Somebody who presses a button of our check is the sender of that, so it doesn't count.
 */
export function isOwn(payload: unknown, slug: string): boolean {
  const parsed = actorPayload.safeParse(payload);
  if (!parsed.success) return false;
  const { action, sender, comment } = parsed.data;
  const own = slug.toLowerCase();
  if (sender?.login.toLowerCase() === `${own}[bot]`) return true;
  return action === "created" && comment?.performed_via_github_app?.slug.toLowerCase() === own;
}
