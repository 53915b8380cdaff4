import { createHash } from "node:crypto";
import type { DocumentStore, LastGood } from "../app/ports/documents.js";
import type { Database } from "./schema.js";

/** Commits of a repository whose rule files are remembered. */
const keptCommits = 50;

/** How long it isn't looked at again whether what was kept is there; another process may have let go of it. */
const trustedMs = 60_000;

export function documentStore(db: Database): DocumentStore {
  /** Digests of the rule files that this process kept last, by repository. */
  const newest = new Map<number, { digest: string; at: number }>();
  return {
    lastGood: async (repositoryId, kind) => {
      const row = await db
        .selectFrom("document")
        .select("documents")
        .where("repository_id", "=", repositoryId)
        .where("kind", "=", kind)
        .executeTakeFirst();
      return row ? JSON.parse(row.documents) : [];
    },

    allLastGood: async (repositoryId) => {
      const rows = await db
        .selectFrom("document")
        .select(["kind", "documents"])
        .where("repository_id", "=", repositoryId)
        .execute();
      const none: LastGood = { config: [], owners: [], plan: [] };
      return { ...none, ...Object.fromEntries(rows.map((row) => [row.kind, JSON.parse(row.documents)])) };
    },

    keep: async (repositoryId, kind, documents, now) => {
      const value = { documents: JSON.stringify(documents), kept_at: now };
      await db
        .insertInto("document")
        .values({ repository_id: repositoryId, kind, ...value })
        .onConflict((conflict) => conflict.columns(["repository_id", "kind"]).doUpdateSet(value))
        .execute();
    },

    filesAt: async (repositoryId, commit) => {
      const row = await db
        .selectFrom("rule_files")
        .select("files")
        .where("repository_id", "=", repositoryId)
        .where("commit", "=", commit)
        .executeTakeFirst();
      return row ? JSON.parse(row.files) : null;
    },

    keepFiles: async (repositoryId, files, now) => {
      const value = { files: JSON.stringify(files), kept_at: now };
      // Every command looks at the tip, which is mostly the same; its texts may be long.
      const digest = createHash("sha256").update(value.files).digest("base64");
      const before = newest.get(repositoryId);
      if (before?.digest === digest && now.getTime() - before.at < trustedMs) return;
      const { numInsertedOrUpdatedRows: written } = await db
        .insertInto("rule_files")
        .values({ repository_id: repositoryId, commit: files.commit, ...value })
        .onConflict((conflict) =>
          conflict
            .columns(["repository_id", "commit"])
            .doUpdateSet(value)
            .where((eb) =>
              eb.or([
                eb("rule_files.files", "!=", value.files),
                eb("rule_files.kept_at", "<", new Date(now.getTime() - trustedMs)),
              ]),
            ),
        )
        .executeTakeFirst();
      newest.set(repositoryId, { digest, at: now.getTime() });
      if (!written) return;
      const older = db
        .selectFrom("rule_files")
        .select("commit")
        .where("repository_id", "=", repositoryId)
        .orderBy("kept_at", "desc")
        .orderBy("place", "desc")
        .offset(keptCommits);
      await db
        .deleteFrom("rule_files")
        .where("repository_id", "=", repositoryId)
        .where("commit", "in", older)
        .execute();
    },
  };
}
