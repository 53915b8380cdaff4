import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { maxDocumentBytes, type RepositoryFile, type RuleFiles } from "../../app/ports/documents.js";
import { type Config, configPath } from "../../core/config/model.js";
import { readConfig } from "../../core/config/read.js";
import { ruleFilePaths } from "../../core/config/rule-files.js";
import { workTreePaths } from "./repository.js";
import { blobOf, decoded, treeOf } from "./tree.js";

/** The reader of ownership files says itself that 3 MB are too much; here only what would fill the memory. */
const ownersLimit = 64 * 1024 * 1024;

/** Where documents are read from: a commit or the work tree. */
interface Place {
  commit: string;
  paths: string[];
  /** Null: there is no such regular file. */
  read(path: string, limit: number): Promise<RepositoryFile | null>;
}

/** A document on disk; null where there is no regular file. */
export async function fileOnDisk(root: string, path: string, limit: number): Promise<RepositoryFile | null> {
  const full = join(root, path);
  const found = await lstat(full).catch(() => null);
  if (!found?.isFile()) return null;
  const text = found.size > limit ? null : decoded(await readFile(full));
  return { path, oid: "", size: found.size, text };
}

async function ruleFiles(place: Place, config?: Config): Promise<RuleFiles & { missing: string[] }> {
  const configFile = await place.read(configPath, maxDocumentBytes);
  const inForce = config ?? readConfig(configFile?.text ?? null, configPath).config;
  const chosen = ruleFilePaths(inForce, place.paths);
  const owners = chosen.owners === null ? null : await place.read(chosen.owners, ownersLimit);
  const plans = await Promise.all(chosen.plans.map((path) => place.read(path, maxDocumentBytes)));
  return {
    commit: place.commit,
    config: configFile,
    owners,
    plans: plans.flatMap((plan) => plan ?? []),
    missing: chosen.missing,
  };
}

/** The rule files of a commit; `config` chooses them in place of the commit's own. */
export async function ruleFilesAt(root: string, commit: string, config?: Config) {
  const tree = await treeOf(root, commit);
  const read = async (path: string, limit: number) => {
    const file = tree.get(path);
    return file ? blobOf(root, file, limit) : null;
  };
  return ruleFiles({ commit, paths: [...tree.keys()], read }, config);
}

/** The rule files as they lie in the work tree. */
export async function ruleFilesOnDisk(root: string) {
  const read = (path: string, limit: number) => fileOnDisk(root, path, limit);
  return ruleFiles({ commit: "", paths: await workTreePaths(root), read });
}
