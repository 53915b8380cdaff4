import type { LastGood, RuleFiles } from "../../app/ports/documents.js";
import { maxDocumentBytes } from "../../app/ports/documents.js";
import { configPath } from "../../core/config/model.js";
import { readConfig } from "../../core/config/read.js";
import { errorsOf } from "../../core/plan/lookup.js";
import { readPlan } from "../../core/plan/read.js";
import { gitText } from "./run.js";
import { blobOf, treeOf } from "./tree.js";

/** How far back a good document is looked for; each step reads it once. */
const maxSteps = 20;

type Kept = LastGood[keyof LastGood];

/** The documents at the newest commit before `tip` at which `isGood`; none where there is no such commit. */
async function newestGood(
  root: string,
  tip: string,
  paths: string[],
  isGood: (documents: Kept) => boolean,
): Promise<Kept> {
  if (paths.length === 0) return [];
  const log = await gitText(root, "log", `--max-count=${maxSteps}`, "--format=%H", tip, "--", ...paths);
  for (const commit of log.split("\n").filter((line) => line !== "")) {
    const tree = await treeOf(root, commit);
    const blobs = await Promise.all(
      paths.flatMap((path) => {
        const file = tree.get(path);
        return file ? [blobOf(root, file, maxDocumentBytes)] : [];
      }),
    );
    const documents = blobs.flatMap(({ path, oid, text }) => (text === null ? [] : [{ path, oid, text }]));
    if (documents.length > 0 && documents.length === blobs.length && isGood(documents)) return documents;
  }
  return [];
}

/** What stays in force where the base's own config or plan is broken: the newest good one of its history. */
export async function lastGoodAt(root: string, files: RuleFiles): Promise<LastGood> {
  const config = await newestGood(root, files.commit, [configPath], ([document]) =>
    document ? readConfig(document.text).problems.length === 0 : false,
  );
  const paths = files.plans.map(({ path }) => path);
  const plan = await newestGood(
    root,
    files.commit,
    paths,
    (documents) => errorsOf(readPlan(documents).problems).length === 0,
  );
  return { config, plan, owners: [] };
}
