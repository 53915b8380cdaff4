import { existsSync } from "node:fs";
import { join } from "node:path";
import { requireWorkTree } from "../git/repository.js";
import { gitText } from "../git/run.js";
import type { Outcome } from "../outcome.js";
import { addAgentHook } from "./agent-settings.js";
import { addGitHook } from "./git-hook.js";

const agentFolder = ".claude";

/** `signalbox guard install`: sets the hooks up and says what it did; running it again changes nothing. */
export async function installGuard(
  folder: string,
  options: { git?: boolean; agent?: boolean },
): Promise<Outcome> {
  const root = await requireWorkTree(folder);
  const all = !options.git && !options.agent;
  const said: string[] = [];
  if (all || options.git) {
    const hooks = (await gitText(root, "rev-parse", "--path-format=absolute", "--git-path", "hooks")).trim();
    for (const name of ["pre-commit", "pre-push"]) said.push(await addGitHook(join(hooks, name), name));
  }
  if (options.agent || (all && existsSync(join(root, agentFolder))))
    said.push(await addAgentHook(join(root, agentFolder, "settings.json")));
  else if (all) said.push(`no ${agentFolder} folder here: \`signalbox guard install --agent\` makes one`);
  return { stdout: said.map((line) => `${line}\n`).join(""), stderr: "", code: 0 };
}
