import type { Octokit } from "@octokit/rest";
import type { Ownership } from "../core/ownership/model.js";
import type { Plan } from "../core/plan/model.js";
import type { Person } from "../sandbox/people.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import type { Tell } from "./tell.js";

/** A plan document that the demo pushes. */
export interface PlanFile {
  path: string;
  text: string;
}

/** Where the day is played. */
export interface Scene {
  sandbox: Sandbox;
  owner: string;
  repo: string;
  /** The manager, who pushes the plan and reads everything back. */
  manager: Person;
  /** Sessions that work; at least three. */
  sessions: Person[];
  planFiles: PlanFile[];
  plan: Plan;
  ownership: Ownership;
  /** Waits until the App has worked through everything that GitHub told it. */
  settled(): Promise<void>;
  tell: Tell;
}

/** What a request needs. */
export function at({ owner, repo }: Pick<Scene, "owner" | "repo">): { owner: string; repo: string } {
  return { owner, repo };
}

export function readerOf(scene: Scene): Octokit {
  return scene.manager.octokit;
}
