import { person } from "../sandbox/people.js";
import type { Sandbox, SandboxOptions } from "../sandbox/sandbox.js";
import { ownershipOfPlan, planFilesOf, planOf } from "./plan-files.js";
import type { Scene } from "./scene.js";
import type { Tell } from "./tell.js";

const owner = "harbour";
const repo = "ferries";
const manager = "mona";
const sessions = ["ada", "ben", "cleo"];

export interface Stage {
  sandbox: Sandbox;
  /** The scene lacks the App, which comes on when GitHub is up. */
  scene: Omit<Scene, "settled">;
}

function configText(paths: string[]): string {
  return `plan:\n${paths.map((path) => `  - ${JSON.stringify(path)}\n`).join("")}project: { title: Signalbox }\n`;
}

/** Starts the GitHub, with a repository that holds everything but the plan. */
export async function raiseCurtain(
  plans: string[],
  startSandbox: (options: SandboxOptions) => Promise<Sandbox>,
  tell: Tell,
): Promise<Stage> {
  const planFiles = planFilesOf(plans);
  const plan = planOf(planFiles);
  const { ownership, made } = ownershipOfPlan(plan);

  tell.act("A GitHub on this machine, and the App pointed at it as at an Enterprise Server");
  const sandbox = await startSandbox({
    users: [manager, ...sessions],
    org: owner,
    repositories: [{ owner, name: repo }],
  });
  const scene: Stage["scene"] = {
    sandbox,
    owner,
    repo,
    manager: person(sandbox, manager),
    sessions: sessions.map((login) => person(sandbox, login)),
    planFiles,
    plan,
    ownership,
    tell,
  };
  if (made)
    tell.say(`the plan declares no paths: ${made.path} of the demo's own making gives each track a folder`);
  await scene.manager.push(scene, {
    branch: "main",
    message: "Say where the plan is",
    files: {
      ".github/signalbox.yml": configText(planFiles.map((file) => file.path)),
      ...(made ? { [made.path]: made.text } : {}),
    },
  });
  return { sandbox, scene };
}
