import { globSet } from "../../core/config/glob.js";
import type { Config } from "../../core/config/model.js";
import { ruleFilePaths } from "../../core/config/rule-files.js";
import { compileOwners } from "../../core/ownership/match.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { sharedPaths } from "../../core/verdict/shared-paths.js";
import { itemsReached } from "../claims/finish-merged.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import type { RuleFiles } from "../ports/documents.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce } from "../rulebook/in-force.js";
import { freshRuleFiles, rulebookAt } from "../rulebook/load-rulebook.js";
import { compared } from "../verdict/compared.js";
import { boardWork, verdictWork } from "../work/follow-up.js";
import { rulesChanged } from "./rules-changed.js";

type Moved = Pick<Extract<Concern, { kind: "base-moved" }>, "branch" | "before" | "after">;

/** The paths that a push changed; null where that can't be told, or the branch was set back or replaced. */
async function pushedPaths(context: Context, { before, after }: Moved): Promise<Set<string> | null> {
  const pushed = before === null ? null : await compared(context, before, after);
  return pushed && "files" in pushed && pushed.mergeBase === before ? new Set(pathsOf(pushed.files)) : null;
}

/** Those of the pull requests whose shared files are among what the push changed; all that share any where it can't be told. */
async function sharing(context: Context, into: VerdictRow[], files: RuleFiles, moved: Moved) {
  const { store, host, now } = context;
  const { ownership } = await rulebookAt({ documents: store.documents, host, now: now() }, files.commit);
  const owners = compileOwners(ownership.rules);
  const shares = into.map((row) => ({
    row,
    shared: sharedPaths(pathsOf(row.touches?.files ?? []), owners).map(({ path }) => path),
  }));
  const candidates = shares.filter(({ shared }) => shared.length > 0);
  if (candidates.length === 0) return [];
  const changed = await pushedPaths(context, moved);
  return candidates
    .filter(({ shared }) => changed === null || shared.some((path) => changed.has(path)))
    .map(({ row }) => row);
}

/**
 * The default branch got new commits. Where they change the rules, the board and all open pull requests follow, into
 * whatever branch they go; else those into it that touch a shared file which the commits change: 1 to 4 requests,
 * however many are open. What was merged elsewhere may be there now.
 */
async function defaultMoved(context: Context, moved: Moved, open: VerdictRow[]): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const files = await freshRuleFiles({ documents: store.documents, host, now: now() }, moved.branch);
  const reached = await itemsReached(context, moved.branch, files.commit);
  if (await rulesChanged(context, files))
    return [...reached, boardWork(repository.id, files.commit), ...verdictWork(repository.id, open)];
  const into = open.filter((row) => row.baseRef === moved.branch);
  // A revert is exempt as long as the base is as what it takes back has left it.
  const reverts = into.filter(({ touches }) => touches?.reverts !== undefined);
  const concerned = [...reverts, ...(await sharing(context, into, files, moved))];
  return [...reached, ...verdictWork(repository.id, concerned)];
}

/** Whether a document that may say whose files are whose is among these paths. */
function ownsChanged(paths: ReadonlySet<string>, config: Pick<Config, "plan" | "owners">): boolean {
  const { owners, plans } = ruleFilePaths(config, [...paths]);
  return owners !== null || plans.length > 0;
}

/**
 * Another branch got new commits: the pull requests into it that touch a file which these change are judged again. So are
 * all of them where it was replaced, since what they change is counted from there; and all that land in a branch which the
 * config names as a trunk, where its owners may have changed. 1 request, none where nobody goes there.
 */
async function branchMoved(context: Context, moved: Moved, open: VerdictRow[]): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const { branch } = moved;
  await store.branches.forget(repository.id, branch);
  const here = open.filter((row) => row.baseRef === branch || row.lands === branch);
  if (here.length === 0) return [];
  const [changed, config] = [await pushedPaths(context, moved), await configInForce(context)];
  if (changed === null) return verdictWork(repository.id, here);
  if (globSet(config.trunks).first(branch) >= 0 && ownsChanged(changed, config))
    return verdictWork(repository.id, here);
  const touching = here.filter(
    ({ baseRef, touches }) =>
      baseRef === branch && pathsOf(touches?.files ?? []).some((path) => changed.has(path)),
  );
  return verdictWork(repository.id, touching);
}

/** A branch got new commits, which may concern pull requests and the board. */
export async function baseMoved(context: Context, moved: Moved): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const open = await store.verdicts.open(repository.id);
  return moved.branch === repository.defaultBranch
    ? defaultMoved(context, moved, open)
    : branchMoved(context, moved, open);
}
