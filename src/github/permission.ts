import type { GitHubRepository } from "../app/ports/github.js";
import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

type Permission = Awaited<ReturnType<GitHubRepository["permission"]>>;

const roles: readonly string[] = ["admin", "maintain", "write", "triage", "read"];

/**
 * 1 request (docs.github.com: "Get repository permissions for a user"). `role_name` tells maintain and triage, which
 * `permission` takes for write and read; a role that an organization made up counts as what GitHub maps it to.
 */
export async function permission(seat: Seat, username: string): Promise<Permission> {
  try {
    const { data } = await seat.client.request(
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
      { ...place(seat), username },
    );
    const role = data.role_name ?? data.permission;
    return (roles.includes(role) ? role : data.permission) as Permission;
  } catch (error) {
    if (isGone(error)) return "none";
    throw error;
  }
}
