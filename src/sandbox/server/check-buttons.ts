import { ownerOf, render, renderUser, type World } from "../world.js";
import { findRepository } from "./access.js";
import { Refusal } from "./errors.js";

/** A person presses a button of a check run (`requested_action`), or `Re-run` where `action` is null. */
export async function pressButton(
  world: World,
  repository: string,
  checkRun: number,
  login: string,
  action: string | null,
): Promise<void> {
  const [owner = "", name = ""] = repository.split("/");
  const repo = findRepository(world, owner, name);
  const run = world.tables.checkRuns.get(checkRun);
  if (!repo || run?.repo_id !== repo.id) throw new Refusal(404, `${repository} has no check run ${checkRun}`);
  if (action !== null && !run.actions?.some((one) => one.id === action)) {
    const known = run.actions?.map((one) => one.id).join(", ") ?? "none";
    throw new Refusal(422, `The check run has no button ${action}; it has: ${known}`);
  }
  const [json, repositoryJson, sender] = await Promise.all([
    render(world, repo, `/check-runs/${checkRun}`),
    render(world, repo, ""),
    renderUser(world, login),
  ]);
  const name_ = action === null ? "rerequested" : "requested_action";
  const payload = {
    action: name_,
    check_run: json,
    repository: repositoryJson,
    sender,
    ...(action !== null && { requested_action: { identifier: action } }),
  };
  world.emit("check_run", name_, payload, ownerOf(world.tables, repo).login, repo.name);
}
