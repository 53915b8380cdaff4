import { CannotAnswer } from "../exit.js";
import { originOf } from "./origin.js";

/**
 * `owner/name` of the repository that is meant: as it is named, as SIGNALBOX_REPO says, or that of the remote origin of
 * the work tree at `root`. Throws CannotAnswer.
 */
export async function repositoryName(
  root: string | null,
  named: string | undefined,
  environment: Record<string, string | undefined>,
): Promise<string> {
  const name = named ?? environment.SIGNALBOX_REPO ?? (root === null ? null : await originOf(root));
  if (!name) throw new CannotAnswer("which repository it is can't be told: give --repo OWNER/NAME");
  requireName(name);
  return name;
}

/** Throws CannotAnswer where it is no `owner/name`. */
export function requireName(name: string): void {
  if (!/^[^/\s]+\/[^/\s]+$/.test(name))
    throw new CannotAnswer(`--repo ${name}: write the owner and the name of the repository: octo/boats`);
}
