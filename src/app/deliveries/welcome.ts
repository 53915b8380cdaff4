import type { Engine } from "../lanes/engine.js";
import type { WorkRequest } from "../ports/work.js";
import { boardWork } from "../work/follow-up.js";
import { keep } from "./known-repository.js";

/**
 * The App was installed: get to know its repositories and bring their boards to their plans. Nothing where that is over
 * already. 1 request, and 1 per 100 repositories.
 */
export async function welcome(engine: Engine, installationId: number): Promise<WorkRequest[]> {
  if (!(await engine.github.isInstalled(installationId))) return [];
  const repositories = await engine.github.installed(installationId);
  for (const repository of repositories) await keep(engine, repository.id, repository);
  return repositories.map((repository) => boardWork(repository.id));
}
