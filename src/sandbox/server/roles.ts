/** The roles of a repository, weakest first, as the API names them where it sets one. */
export const baseRoles = ["pull", "triage", "push", "maintain", "admin"] as const;

export type BaseRole = (typeof baseRoles)[number];

export function isBaseRole(name: unknown): name is BaseRole {
  return typeof name === "string" && (baseRoles as readonly string[]).includes(name);
}

/** Null: no role. */
export function atLeast(role: BaseRole | null, wanted: BaseRole): boolean {
  return role !== null && baseRoles.indexOf(role) >= baseRoles.indexOf(wanted);
}

/** `permissions` of a user: each role has what the weaker ones have. */
export function permissionFlags(role: BaseRole | null): Record<BaseRole, boolean> {
  return Object.fromEntries(baseRoles.map((one) => [one, atLeast(role, one)])) as Record<BaseRole, boolean>;
}

/** `permission`, which knows neither maintain nor triage (docs.github.com: "Get repository permissions for a user"). */
export function legacyPermission(role: BaseRole | null): "admin" | "write" | "read" | "none" {
  if (role === null) return "none";
  if (role === "admin") return "admin";
  return atLeast(role, "push") ? "write" : "read";
}

/** `role_name` of a role that is no custom one. */
export function roleNameOf(role: BaseRole | null): string {
  if (role === null) return "none";
  return role === "pull" ? "read" : role === "push" ? "write" : role;
}
