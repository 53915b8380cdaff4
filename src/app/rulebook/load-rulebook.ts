import { readConfig } from "../../core/config/read.js";
import type { DocumentKind, DocumentStore, RuleFiles } from "../ports/documents.js";
import type { GitHubRepository } from "../ports/github.js";
import { type LastGood, readRulebook } from "./read-rulebook.js";
import type { Rulebook } from "./rulebook.js";

export interface RulebookDeps {
  documents: DocumentStore;
  host: Pick<GitHubRepository, "ruleFiles" | "repository">;
  now: Date;
}

/** The last good text of each document. */
export async function lastGoodOf(documents: DocumentStore, repositoryId: number): Promise<LastGood> {
  const kinds: DocumentKind[] = ["config", "plan", "owners"];
  const kept = await Promise.all(kinds.map((kind) => documents.lastGood(repositoryId, kind)));
  return { config: kept[0] ?? [], plan: kept[1] ?? [], owners: kept[2] ?? [] };
}

/** The rule files at a branch: 1 to 3 requests, and kept by commit for `rulebookAt`. */
export async function freshRuleFiles(deps: RulebookDeps, branch: string): Promise<RuleFiles> {
  const kept = await deps.documents.lastGood(deps.host.repository.id, "config");
  const inForce = kept[0] && readConfig(kept[0].text, kept[0].path).config;
  const files = await (inForce ? deps.host.ruleFiles(branch, inForce) : deps.host.ruleFiles(branch));
  await deps.documents.keepFiles(deps.host.repository.id, files, deps.now);
  return files;
}

/** What is in force at the tip of a branch. */
export async function rulebookOf(deps: RulebookDeps, branch: string): Promise<Rulebook> {
  const files = await freshRuleFiles(deps, branch);
  return readRulebook(files, await lastGoodOf(deps.documents, deps.host.repository.id));
}

/** What is in force at a commit; no request where the commit was loaded before. */
export async function rulebookAt(deps: RulebookDeps, commit: string): Promise<Rulebook> {
  const known = await deps.documents.filesAt(deps.host.repository.id, commit);
  const files = known ?? (await freshRuleFiles(deps, commit));
  return readRulebook(files, await lastGoodOf(deps.documents, deps.host.repository.id));
}
