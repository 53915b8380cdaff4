import type { Context } from "../context.js";
import type { Engine } from "../lanes/engine.js";
import type { Repository } from "../ports/repository.js";

function differs(known: Repository | null, seen: Repository): boolean {
  return (Object.keys(seen) as (keyof Repository)[]).some((key) => known?.[key] !== seen[key]);
}

/** The repository as its newest delivery names it: renames, transfers and new default branches are kept. */
export async function contextOf(engine: Engine, repository: Repository): Promise<Context> {
  const { store, github, log, now } = engine;
  if (differs(await store.repositories.find(repository.id), repository)) {
    await store.repositories.save(repository);
  }
  return { repository, host: await github.repository(repository), store, log, now };
}
