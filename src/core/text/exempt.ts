import type { Exemption } from "../verdict/exempt.js";

/** Why the rules say nothing of a pull request. Plain text. */
export const exemptText = (exemption: Exemption): string =>
  "author" in exemption ? exemption.author : `it takes back #${exemption.reverts}`;
