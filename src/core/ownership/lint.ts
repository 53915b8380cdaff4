import type { Config } from "../config/model.js";
import type { Plan, Problem } from "../plan/model.js";
import { nearest } from "../text/nearest.js";
import { unknownOwner } from "../text/owners.js";
import type { OwnerRule } from "./model.js";
import { ownerNames } from "./names.js";

/** Owners that neither the plan nor the config knows: warnings with their lines. `path` is the file's. */
export function lintOwners(rules: readonly OwnerRule[], plan: Plan, config: Config, path: string): Problem[] {
  const names = ownerNames(plan, config);
  const known = [...new Set([...names.known.tracks, ...names.known.sessions])];
  return rules.flatMap((rule) =>
    rule.owners
      .filter((owner) => names.resolve(owner).kind === "unknown")
      .map((owner): Problem => {
        const bare = owner.replace(/^(?:track|session):/i, "");
        const message = unknownOwner(owner, nearest(bare, known), known);
        return { severity: "warning", code: "unknown-owner", message, file: path, line: rule.line };
      }),
  );
}
