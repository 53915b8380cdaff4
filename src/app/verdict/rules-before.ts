import { configPath } from "../../core/config/model.js";
import { ownersPathOf } from "../../core/config/rule-files.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Document, Plan } from "../../core/plan/model.js";
import type { OwnerSources } from "../../core/rule-changes/owner-changes.js";
import type { Context } from "../context.js";
import type { RepositoryFile } from "../ports/documents.js";
import type { PullSnapshot } from "../ports/github.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import { planOf } from "../rulebook/plan-of.js";
import { readable } from "../rulebook/readable.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { compared } from "./compared.js";

/** The documents in force. */
export function rulesInForce({ config, plan, files }: Rulebook): OwnerSources {
  return { config, owners: documentOf(files.owners), plan };
}

/**
 * What a pull request started from: the rule documents that it changes as they were where its work left the base, and the
 * others as they are in force. What the base has changed in them since is none of its doing. No request where it changes
 * none, or its work left the base at a commit that is known; else 1 to 3.
 */
export async function rulesBefore(
  context: Context,
  rulebook: Rulebook,
  { baseTip, headSha }: Pick<PullSnapshot, "baseTip" | "headSha">,
  touched: ReadonlySet<string>,
): Promise<OwnerSources> {
  const { store, host, now } = context;
  const inForce = rulesInForce(rulebook);
  const ownersPath = rulebook.files.owners?.path ?? ownersPathOf(rulebook.config);
  const ruling = [configPath, ownersPath, ...rulebook.files.plans.map(({ path }) => path)];
  if (!ruling.some((path) => touched.has(path))) return inForce;
  const { mergeBase } = await compared(context, baseTip, headSha);
  if (mergeBase === null || mergeBase === rulebook.commit) return inForce;
  const fork = await rulebookAt({ documents: store.documents, host, now: now() }, mergeBase);
  return {
    config: touched.has(configPath) ? fork.config : inForce.config,
    owners: touched.has(ownersPath) ? documentOf(fork.files.owners) : inForce.owners,
    plan: planBefore(rulebook, fork, touched),
  };
}

function documentOf(file: RepositoryFile | null): Document | null {
  return file && file.text !== null ? { path: file.path, text: file.text } : null;
}

/** Changed documents as they were, the others as they are; a plan with errors was never taken. */
function planBefore({ plan, files }: Rulebook, fork: Rulebook, touched: ReadonlySet<string>): Plan {
  if (!files.plans.some(({ path }) => touched.has(path))) return plan;
  const then = new Map(fork.files.plans.map((file) => [file.path, file]));
  const same = files.plans.every(({ path, oid }) => !touched.has(path) || then.get(path)?.oid === oid);
  if (same) return plan;
  const { documents } = readable(
    files.plans.flatMap((file) => (touched.has(file.path) ? (then.get(file.path) ?? []) : [file])),
  );
  const before = planOf(documents);
  return errorsOf(before.problems).length > 0 ? plan : before;
}
