/** What GitHub lets an account do in a repository, the least first (docs.github.com: "Repository roles"). */
export const permissions = ["none", "read", "triage", "write", "maintain", "admin"] as const;

export type Permission = (typeof permissions)[number];

/** Whether a permission includes another one. */
export const includes = (has: Permission, least: Permission): boolean =>
  permissions.indexOf(has) >= permissions.indexOf(least);
