import { stat } from "node:fs/promises";
import type { Document } from "../../core/plan/model.js";
import { CannotAnswer } from "../exit.js";
import { git, gitText } from "../git/run.js";
import { decoded, treeOf } from "../git/tree.js";
import { documentsFor } from "./documents.js";

const planFile = /\.(?:md|markdown|ya?ml|json)$/i;

/** Whether an argument is `REVISION:PATH`, as git writes it, and not the name of a file that is there. */
export async function isRevision(place: string): Promise<boolean> {
  if (!/^[^:]+:[^:]*$/.test(place) || /^[A-Za-z]:[\\/]/.test(place)) return false;
  return stat(place).then(
    () => false,
    () => true,
  );
}

/** The documents at `REVISION:PATH`, where a folder stands for the plan files in it. Paths are from the repository's root. */
export async function documentsAt(
  folder: string,
  place: string,
  as: string | undefined,
): Promise<Document[]> {
  await documentsFor([], as);
  const [revision = "", path = ""] = place.split(":");
  if (revision.startsWith("-")) throw new CannotAnswer(`${place}: ${revision} is no revision`);
  const commit = (
    await gitText(folder, "rev-parse", "--verify", "--quiet", `${revision}^{commit}`).catch(
      (error: unknown) => {
        if (error instanceof CannotAnswer)
          throw new CannotAnswer(`${place}: ${revision} is no revision here`);
        throw error;
      },
    )
  ).trim();
  const wanted = path.replace(/^\.\//, "").replace(/\/$/, "");
  const tree = await treeOf(folder, commit);
  const files = [...tree.values()].filter(
    (file) => file.path === wanted || (file.path.startsWith(`${wanted}/`) && planFile.test(file.path)),
  );
  if (files.length === 0) throw new CannotAnswer(`${place}: no such file in ${revision}`);
  return Promise.all(
    files.map(async (file) => {
      const { stdout } = await git(folder, "cat-file", "blob", file.oid);
      const text = decoded(stdout);
      if (text === null) throw new CannotAnswer(`${revision}:${file.path}: this is not UTF-8 text`);
      return { path: file.path, text };
    }),
  );
}
