import type { Repository, RepositoryStore } from "../app/ports/repository.js";
import type { Database, Schema } from "./schema.js";

export function repositoryStore(db: Database): RepositoryStore {
  const active = () => db.selectFrom("repository").selectAll().where("active", "=", true);
  return {
    save: async (repository) => {
      const { id, ...rest } = rowOf(repository);
      await db
        .insertInto("repository")
        .values({ id, ...rest })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(rest))
        .execute();
    },
    find: async (id) => {
      const row = await active().where("id", "=", id).executeTakeFirst();
      return row ? repositoryOf(row) : null;
    },
    all: async () => (await active().orderBy("id").execute()).map(repositoryOf),
    deactivate: async (id) => {
      await db.updateTable("repository").set({ active: false }).where("id", "=", id).execute();
    },
  };
}

function rowOf(repository: Repository): Schema["repository"] {
  return {
    id: repository.id,
    installation_id: repository.installationId,
    owner: repository.owner,
    name: repository.name,
    owner_type: repository.ownerType,
    default_branch: repository.defaultBranch,
    active: true,
  };
}

function repositoryOf(row: Schema["repository"]): Repository {
  return {
    id: row.id,
    installationId: row.installation_id,
    owner: row.owner,
    name: row.name,
    ownerType: row.owner_type,
    defaultBranch: row.default_branch,
  };
}
