import { configPath } from "../../core/config/model.js";
import { configChanges } from "../../core/rule-changes/config-changes.js";
import { hookEffect, isHookFile } from "../../core/rule-changes/hooks.js";
import type { RuleChange } from "../../core/rule-changes/model.js";
import { type OwnerSources, ownerChanges } from "../../core/rule-changes/owner-changes.js";
import { hookTexts } from "../../core/text/rules/rule-files.js";
import type { ChangedFile } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { GitHubRepository, PullSnapshot } from "../ports/github.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { rulesInForce } from "./rules-before.js";

/** The documents that would rule after the merge. */
export interface RulesAfter extends OwnerSources {
  /** Paths of the ownership file, before and after. */
  ownersPaths: string[];
  /** Paths of the plan's documents, before and after. */
  planPaths: string[];
  /** Rule files that something stands in for which is no regular file. */
  unreadable: string[];
}

/**
 * What a pull request changes of who owns what and which rules hold, by effect: formatting, comments, ticks and new items
 * are none. No request but for hooks of the guard: 2 where their files are changed.
 */
export async function ruleChanges(
  host: Pick<GitHubRepository, "files">,
  rulebook: Rulebook,
  { files, before, after }: { files: readonly ChangedFile[]; before: OwnerSources; after: RulesAfter },
  { baseTip, headSha }: Pick<PullSnapshot, "baseTip" | "headSha">,
): Promise<RuleChange[]> {
  const touched = new Set(pathsOf(files));
  const settings = configChanges(before.config, after.config);
  const config: RuleChange[] =
    settings.length > 0 ? [{ kind: "config", path: configPath, what: settings }] : [];
  const unreadable = after.unreadable.map((path): RuleChange => {
    const kind = path === configPath ? "config" : "owners";
    return { kind, path, what: ["it is no regular file any more"] };
  });
  const known = new Set([...config, ...unreadable].map(({ path }) => path));
  const owners = ownersOf(rulebook, touched, before, after).filter(({ path }) => !known.has(path));
  const hooks = [...touched].filter(isHookFile);
  return [...config, ...unreadable, ...owners, ...(await hookChanges(host, hooks, { baseTip, headSha }))];
}

function ownersOf(
  rulebook: Rulebook,
  touched: ReadonlySet<string>,
  before: OwnerSources,
  after: RulesAfter,
): RuleChange[] {
  const own = (paths: readonly string[]) => [...new Set(paths)].filter((path) => touched.has(path));
  const changed = ownerChanges({
    inForce: { ...rulesInForce(rulebook), ownership: rulebook.ownership },
    before,
    after,
    touched: { config: own([configPath]), owners: own(after.ownersPaths), plan: own(after.planPaths) },
  });
  return changed?.paths.map((path) => ({ kind: "owners", path, what: changed.what })) ?? [];
}

const mostHooks = 20;

async function hookChanges(
  host: Pick<GitHubRepository, "files">,
  paths: readonly string[],
  { baseTip, headSha }: Pick<PullSnapshot, "baseTip" | "headSha">,
): Promise<RuleChange[]> {
  if (paths.length === 0) return [];
  const asked = paths.slice(0, mostHooks);
  const [then, now] = await Promise.all([host.files(baseTip, asked), host.files(headSha, asked)]);
  const textIn = (files: typeof then, path: string) => files.find((file) => file.path === path)?.text ?? null;
  return asked.flatMap((path): RuleChange[] => {
    const [before, after] = [textIn(then, path), textIn(now, path)];
    const [was, is] = [hookEffect(path, before), hookEffect(path, after)];
    const change = (what: string): RuleChange[] => [{ kind: "hooks", path, what: [what] }];
    if (was !== is)
      return change(was === null ? hookTexts.installed : is === null ? hookTexts.gone : hookTexts.other);
    // Changed, and not in its text.
    return is !== null && before === after ? change(hookTexts.mode) : [];
  });
}
