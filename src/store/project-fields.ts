import type { BoardStore } from "../app/ports/board-store.js";
import type { KnownFields, ProjectFieldName } from "../core/board/model.js";
import type { Database } from "./schema.js";

type ProjectFieldStore = Pick<BoardStore, "project" | "saveProject" | "projectFields" | "saveProjectFields">;

/** The project board of a repository, and what our fields of it are known by. */
export function projectFieldStore(db: Database): ProjectFieldStore {
  return {
    project: async (repositoryId) => {
      const row = await db
        .selectFrom("board_project")
        .select("project_id")
        .where("repository_id", "=", repositoryId)
        .executeTakeFirst();
      return row?.project_id ?? null;
    },

    saveProject: async (repositoryId, projectId) => {
      await db.transaction().execute(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("board_project")
          .set({ project_id: projectId })
          .where("repository_id", "=", repositoryId)
          .where("project_id", "!=", projectId)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows > 0n)
          await trx.deleteFrom("project_field").where("repository_id", "=", repositoryId).execute();
        await trx
          .insertInto("board_project")
          .values({ repository_id: repositoryId, project_id: projectId })
          .onConflict((conflict) => conflict.column("repository_id").doNothing())
          .execute();
      });
    },

    projectFields: async (repositoryId): Promise<KnownFields> => {
      const rows = await db
        .selectFrom("project_field")
        .selectAll()
        .where("repository_id", "=", repositoryId)
        .execute();
      return new Map(
        rows.map((row) => [
          row.name as ProjectFieldName,
          { id: row.field_id, options: new Map(JSON.parse(row.options) as [string, string][]) },
        ]),
      );
    },

    saveProjectFields: async (repositoryId, fields) => {
      const rows = [...fields].map(([name, { id, options }]) => ({
        repository_id: repositoryId,
        name,
        field_id: id,
        options: JSON.stringify([...options]),
      }));
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom("project_field").where("repository_id", "=", repositoryId).execute();
        if (rows.length > 0) await trx.insertInto("project_field").values(rows).execute();
      });
    },
  };
}
