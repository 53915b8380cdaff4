import type { Permission } from "../commands/spec.js";

/** Who may use a command, as help and docs say it. */
export const whoMay: Record<Permission, string> = {
  reader: "anyone who can comment",
  session: "a session, for itself",
  owner: "the owners of the files, and maintainers",
  maintainer: "maintainers",
};
