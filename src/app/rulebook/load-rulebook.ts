import { createHash } from "node:crypto";
import { configOf } from "../../core/config/config-of.js";
import type { DocumentStore, KeptDocument, LastGood, RuleFiles } from "../ports/documents.js";
import type { GitHubRepository } from "../ports/github.js";
import { readRulebook } from "./read-rulebook.js";
import type { Rulebook } from "./rulebook.js";

export interface RulebookDeps {
  documents: DocumentStore;
  host: Pick<GitHubRepository, "ruleFiles" | "repository">;
  now: Date;
}

/** The rule files at a branch: 1 to 3 requests, and kept by commit for `rulebookAt`. */
export async function freshRuleFiles(deps: RulebookDeps, branch: string): Promise<RuleFiles> {
  return loadRuleFiles(deps, branch, await deps.documents.lastGood(deps.host.repository.id, "config"));
}

/** The config in force says which other files to look for. */
async function loadRuleFiles(
  { documents, host, now }: RulebookDeps,
  branch: string,
  [config]: readonly KeptDocument[],
): Promise<RuleFiles> {
  const files = await (config ? host.ruleFiles(branch, configOf(config).config) : host.ruleFiles(branch));
  await documents.keepFiles(host.repository.id, files, now);
  return files;
}

/** What is in force at the tip of a branch. */
export async function rulebookOf(deps: RulebookDeps, branch: string): Promise<Rulebook> {
  const lastGood = await deps.documents.allLastGood(deps.host.repository.id);
  return inForce(deps, await loadRuleFiles(deps, branch, lastGood.config), lastGood);
}

/** What is in force at a commit; no request where the commit was loaded before. */
export async function rulebookAt(deps: RulebookDeps, commit: string): Promise<Rulebook> {
  const { id } = deps.host.repository;
  const [lastGood, known] = await Promise.all([
    deps.documents.allLastGood(id),
    deps.documents.filesAt(id, commit),
  ]);
  return inForce(deps, known ?? (await loadRuleFiles(deps, commit, lastGood.config)), lastGood);
}

/**
 * The rulebook with the owners of another trunk: its ownership file, or the ownership of its plan, at a commit, by the paths
 * that the config in force names. 1 to 3 requests, none where the commit was loaded before under these paths.
 */
export async function underTrunk(deps: RulebookDeps, main: Rulebook, commit: string): Promise<Rulebook> {
  if (commit === main.commit) return main;
  const { documents, host, now } = deps;
  const { id } = host.repository;
  const { plan, owners } = main.config;
  const place = `${commit} ${createHash("sha256")
    .update(JSON.stringify([plan, owners]))
    .digest("base64url")}`;
  const known = await documents.filesAt(id, place);
  const found = known ?? (await host.ruleFiles(commit, main.config, "always"));
  if (!known) await documents.keepFiles(id, { ...found, commit: place }, now);
  const problems = (found.problems ?? []).filter(({ kind }) => kind !== "config");
  const files = { ...found, commit, config: main.files.config, problems };
  const { ownership } = readRulebook(files, await documents.allLastGood(id));
  return { ...main, ownership, files: { ...main.files, owners: files.owners } };
}

/** Where a document is broken, the last good one is looked up again: GitHub's answer may have taken minutes. */
async function inForce(deps: RulebookDeps, files: RuleFiles, lastGood: LastGood): Promise<Rulebook> {
  const rulebook = readRulebook(files, lastGood);
  if (rulebook.outdated.length === 0 && rulebook.problems.owners.length === 0) return rulebook;
  return readRulebook(files, await deps.documents.allLastGood(deps.host.repository.id));
}
