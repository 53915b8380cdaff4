import type { Context } from "../context.js";
import type { RuleFiles } from "../ports/documents.js";
import { GitHubProblem } from "../ports/github-problem.js";
import type { WorkRequest } from "../ports/work.js";
import { freshRuleFiles } from "../rulebook/load-rulebook.js";
import { boardWork, verdictWork } from "../work/follow-up.js";
import { rulesChanged } from "./rules-changed.js";

/**
 * The default branch is another one (`moved`), or may be: where it is, or its documents differ from those in force, the
 * board and all open pull requests follow. 1 to 3 requests.
 */
export async function trunkMoved(context: Context, moved: boolean): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const files = await trunkFiles(context);
  if (!files || !(moved || (await rulesChanged(context, files)))) return [];
  const open = await store.verdicts.open(repository.id);
  return [boardWork(repository.id, files.commit), ...verdictWork(repository.id, open)];
}

/** Null: it has no commit yet. */
async function trunkFiles({ store, host, repository, now }: Context): Promise<RuleFiles | null> {
  const deps = { documents: store.documents, host, now: now() };
  try {
    return await freshRuleFiles(deps, repository.defaultBranch);
  } catch (error) {
    if (error instanceof GitHubProblem && error.kind === "missing") return null;
    throw error;
  }
}
