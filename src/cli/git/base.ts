import { CannotAnswer } from "../exit.js";
import { commitOf, isShallow } from "./repository.js";
import { git } from "./run.js";

/** What the work is compared with. */
export interface Base {
  /** As people call it. */
  name: string;
  /** Its tip, which the rules are read from: a branch can't loosen the rules that judge it. */
  tip: string;
  /** Where the work left it; changes since then are judged. */
  fork: string;
}

/** Looked for in this order where nobody names a base. */
const usual = ["origin/HEAD", "origin/main", "origin/master", "main", "master"];

async function nameAndTip(root: string, wanted: string | null): Promise<{ name: string; tip: string }> {
  if (wanted !== null) {
    const tip = await commitOf(root, wanted);
    if (tip !== null) return { name: wanted, tip };
    throw new CannotAnswer(
      `--base ${wanted}: there is no such branch or commit here (a remote one may need \`git fetch\`)`,
    );
  }
  for (const name of usual) {
    const tip = await commitOf(root, name);
    if (tip !== null) return { name, tip };
  }
  throw new CannotAnswer(`none of ${usual.join(", ")} exists here: name what to compare with, --base REF`);
}

/** The base of the work at HEAD. Throws CannotAnswer where there is none, or nothing to compare. */
export async function baseOf(root: string, wanted: string | null): Promise<Base> {
  if ((await commitOf(root, "HEAD")) === null) {
    throw new CannotAnswer("this repository has no commit yet: commit the plan and the rules first");
  }
  const { name, tip } = await nameAndTip(root, wanted);
  const { code, stdout } = await git(root, "merge-base", tip, "HEAD");
  const fork = stdout.toString("utf8").trim();
  if (code === 0 && fork !== "") return { name, tip, fork };
  throw new CannotAnswer(
    (await isShallow(root))
      ? `this clone is too shallow to hold the commit where HEAD left ${name}: run \`git fetch --unshallow\``
      : `HEAD and ${name} have no commit in common: name another base, --base REF`,
  );
}
