import type { Concern } from "../concerns.js";
import type { Engine } from "../lanes/engine.js";
import { checkRepository } from "./known-repository.js";

type Removed = Extract<Concern, { kind: "removed" }>;

/**
 * The App was taken off repositories, or they were deleted. Whether that still is so is GitHub's to say, since the App may
 * be back: for each that is kept 1 request, 2 where it is; for an installation that is there, 1 in all.
 */
export async function removed(engine: Engine, { installationId, repositoryIds }: Removed): Promise<void> {
  const ids = repositoryIds === "all" ? await goneWith(engine, installationId) : repositoryIds;
  for (const id of ids) await checkRepository(engine, id);
}

async function goneWith({ store, github }: Engine, installationId: number): Promise<number[]> {
  const all = await store.repositories.all();
  const ids = all.filter((one) => one.installationId === installationId).map(({ id }) => id);
  return ids.length === 0 || (await github.isInstalled(installationId)) ? [] : ids;
}
