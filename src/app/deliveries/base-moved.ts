import { compileOwners } from "../../core/ownership/match.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { sharedPaths } from "../../core/verdict/shared-paths.js";
import type { Concern } from "../concerns.js";
import type { Context } from "../context.js";
import type { DocumentKind, RepositoryFile, RuleFiles } from "../ports/documents.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { WorkRequest } from "../ports/work.js";
import { freshRuleFiles, rulebookAt } from "../rulebook/load-rulebook.js";
import { compared } from "../verdict/compared.js";
import { boardWork, verdictWork } from "../work/follow-up.js";

function idsOf(files: (Pick<RepositoryFile, "path" | "oid"> | null)[]): string {
  return files
    .flatMap((file) => (file ? `${file.path} ${file.oid}` : []))
    .sort()
    .join("\n");
}

const ruleIds = ({ config, owners, plans }: Pick<RuleFiles, "config" | "owners" | "plans">): string =>
  [idsOf([config]), idsOf([owners]), idsOf(plans)].join("\n\n");

/** Whether the documents differ from those in force. */
async function rulesChanged({ store, repository }: Context, files: RuleFiles): Promise<boolean> {
  const kinds: [DocumentKind, (RepositoryFile | null)[]][] = [
    ["config", [files.config]],
    ["owners", [files.owners]],
    ["plan", files.plans],
  ];
  for (const [kind, found] of kinds) {
    if (idsOf(found) !== idsOf(await store.documents.lastGood(repository.id, kind))) return true;
  }
  return false;
}

type Moved = Pick<Extract<Concern, { kind: "base-moved" }>, "branch" | "before" | "after">;

/** Whether a branch other than the default one has other documents than before; unknown counts as yes. */
async function rulesMoved(
  { store, repository }: Context,
  files: RuleFiles,
  { before }: Moved,
): Promise<boolean> {
  const then = before === null ? null : await store.documents.filesAt(repository.id, before);
  return then === null || ruleIds(then) !== ruleIds(files);
}

/** Those of the pull requests whose shared files are among what the push changed; all that share any where it can't be told. */
async function sharing(context: Context, into: VerdictRow[], files: RuleFiles, { before, after }: Moved) {
  const { store, host, now } = context;
  const { ownership } = await rulebookAt({ documents: store.documents, host, now: now() }, files.commit);
  const owners = compileOwners(ownership.rules);
  const shares = into.map((row) => ({
    row,
    shared: sharedPaths(pathsOf(row.touches?.files ?? []), owners).map(({ path }) => path),
  }));
  const candidates = shares.filter(({ shared }) => shared.length > 0);
  if (candidates.length === 0) return [];
  const pushed = before === null ? null : await compared(context, before, after);
  const changed =
    pushed && "files" in pushed && pushed.mergeBase === before ? new Set(pathsOf(pushed.files)) : null;
  return candidates
    .filter(({ shared }) => changed === null || shared.some((path) => changed.has(path)))
    .map(({ row }) => row);
}

/**
 * A branch got new commits. Where they change the rules, the board and all pull requests into it follow; else the pull
 * requests that touch a shared file which they change: 1 to 4 requests, however many are open.
 */
export async function baseMoved(context: Context, moved: Moved): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const { branch } = moved;
  const into = (await store.verdicts.open(repository.id)).filter((row) => row.baseRef === branch);
  const isDefault = branch === repository.defaultBranch;
  if (!isDefault && into.length === 0) return [];
  const files = await freshRuleFiles({ documents: store.documents, host, now: now() }, branch);
  const ruled = isDefault ? await rulesChanged(context, files) : await rulesMoved(context, files, moved);
  const concerned = ruled ? into : await sharing(context, into, files, moved);
  return [
    ...(isDefault && ruled ? [boardWork(repository.id, files.commit)] : []),
    ...verdictWork(repository.id, concerned),
  ];
}
