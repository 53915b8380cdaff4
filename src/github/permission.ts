import type { Account } from "../core/actors/account.js";
import { type Permission, permissions } from "../core/actors/permission.js";
import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** How long what an account may do is taken as known. */
const keptMs = 5 * 60_000;
const mostKept = 10_000;

/** What accounts were found to be allowed, by repository and account. */
export type PermissionCache = Map<string, { permission: Permission; until: number }>;

/** 1 request, or none where the answer is fresh enough. A failure is nobody's leave: it is thrown. */
export async function cachedPermission(
  seat: Seat,
  cache: PermissionCache,
  account: Account,
  fresh: boolean,
): Promise<Permission> {
  const key = `${seat.repository.id} ${account.id} ${account.login}`;
  const known = cache.get(key);
  if (known && !fresh && known.until > Date.now()) return known.permission;
  const found = await permission(seat, account);
  cache.delete(key);
  cache.set(key, { permission: found, until: Date.now() + keptMs });
  const [oldest] = cache.keys();
  if (cache.size > mostKept && oldest !== undefined) cache.delete(oldest);
  return found;
}

/**
 * 1 request (docs.github.com: "Get repository permissions for a user"). The roles that a custom one includes stand in the
 * user's own `permissions`; `role_name` tells maintain and triage, which `permission` takes for write and read.
 */
export async function permission(seat: Seat, { id, login }: Account): Promise<Permission> {
  try {
    const { data } = await seat.client.request(
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
      { ...place(seat), username: login },
    );
    // The login may be somebody else's by now.
    if (data.user && data.user.id !== id) return "none";
    const granted = data.user?.permissions;
    if (granted) {
      if (granted.admin) return "admin";
      if (granted.maintain) return "maintain";
      if (granted.push) return "write";
      if (granted.triage) return "triage";
      return granted.pull ? "read" : "none";
    }
    const role = data.role_name ?? data.permission;
    return isPermission(role) ? role : isPermission(data.permission) ? data.permission : "none";
  } catch (error) {
    if (isGone(error)) return "none";
    throw error;
  }
}

const isPermission = (text: string): text is Permission => (permissions as readonly string[]).includes(text);
