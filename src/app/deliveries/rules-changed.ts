import type { Context } from "../context.js";
import type { DocumentKind, RepositoryFile, RuleFiles } from "../ports/documents.js";

function idsOf(files: (Pick<RepositoryFile, "path" | "oid"> | null)[]): string {
  return files
    .flatMap((file) => (file ? `${file.path} ${file.oid}` : []))
    .sort()
    .join("\n");
}

/** Whether the documents differ from those in force. */
export async function rulesChanged({ store, repository }: Context, files: RuleFiles): Promise<boolean> {
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
