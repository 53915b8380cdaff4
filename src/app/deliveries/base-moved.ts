import type { Context } from "../context.js";
import type { DocumentKind, RepositoryFile, RuleFiles } from "../ports/documents.js";
import type { WorkRequest } from "../ports/work.js";
import { freshRuleFiles } from "../rulebook/load-rulebook.js";
import { boardWork } from "../work/follow-up.js";

function idsOf(files: (Pick<RepositoryFile, "path" | "oid"> | null)[]): string {
  return files
    .flatMap((file) => (file ? `${file.path} ${file.oid}` : []))
    .sort()
    .join("\n");
}

async function rulesChanged(context: Context, files: RuleFiles): Promise<boolean> {
  const { store, repository } = context;
  const now: [DocumentKind, string][] = [
    ["config", idsOf([files.config])],
    ["owners", idsOf([files.owners])],
    ["plan", idsOf(files.plans)],
  ];
  for (const [kind, ids] of now) {
    if (ids !== idsOf(await store.documents.lastGood(repository.id, kind))) return true;
  }
  return false;
}

/** A branch got new commits: where they change the rules, the board and the pull requests into it follow. */
export async function baseMoved(context: Context, branch: string): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const into = (await store.verdicts.open(repository.id)).filter((row) => row.baseRef === branch);
  const isDefault = branch === repository.defaultBranch;
  if (!isDefault && into.length === 0) return [];
  const files = await freshRuleFiles({ documents: store.documents, host, now: now() }, branch);
  if (isDefault && !(await rulesChanged(context, files))) return [];
  return [
    ...(isDefault ? [boardWork(repository.id, files.commit)] : []),
    ...into.map(
      (row): WorkRequest => ({ repositoryId: repository.id, kind: "verdict", subject: row.subject }),
    ),
  ];
}
