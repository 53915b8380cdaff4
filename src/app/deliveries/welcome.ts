import type { Engine } from "../lanes/engine.js";
import type { WorkRequest } from "../ports/work.js";
import { boardWork } from "../work/follow-up.js";

/** The App was installed: get to know its repositories and bring their boards to their plans. */
export async function welcome(engine: Engine, installationId: number): Promise<WorkRequest[]> {
  const repositories = await engine.github.installed(installationId);
  for (const repository of repositories) await engine.store.repositories.save(repository);
  return repositories.map((repository) => boardWork(repository.id));
}
