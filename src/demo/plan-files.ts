import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readConfig } from "../core/config/read.js";
import type { Ownership } from "../core/ownership/model.js";
import { ownershipOf } from "../core/ownership/ownership-of.js";
import { errorsOf, laneOf } from "../core/plan/lookup.js";
import type { Plan } from "../core/plan/model.js";
import { readPlan } from "../core/plan/read.js";
import type { PlanFile } from "./scene.js";

const example = fileURLToPath(new URL("../../examples/plan.md", import.meta.url));

/** A plan that can't be played; the message says why. */
export class PlanProblem extends Error {
  override readonly name = "PlanProblem";
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new PlanProblem(`${path} can't be read (${(error as Error).message})`);
  }
}

/** The documents as they will be pushed, under `plan/`; two of one name keep apart. */
export function planFilesOf(paths: string[]): PlanFile[] {
  const used = new Set<string>();
  return (paths.length > 0 ? paths : [example]).map((path) => {
    let name = basename(path);
    for (let count = 2; used.has(name); count++) name = `${count}-${basename(path)}`;
    used.add(name);
    return { path: `plan/${name}`, text: read(path) };
  });
}

/** The plan as the App will read it. Throws a PlanProblem where it has errors or no items. */
export function planOf(files: PlanFile[]): Plan {
  const plan = readPlan(files);
  const errors = errorsOf(plan.problems);
  if (errors.length > 0) {
    const lines = errors.map((problem) => `  ${problem.file}:${problem.line}: ${problem.message}`);
    throw new PlanProblem(`the plan has errors, so no board would come of it:\n${lines.join("\n")}`);
  }
  if (plan.items.length === 0) throw new PlanProblem("no items were found in the plan");
  return plan;
}

function folderOf(lane: string): string {
  return `/tracks/${lane.toLowerCase().replace(/[^a-z0-9._-]+/g, "-")}/`;
}

/**
 * Who owns what in this plan; where it declares no paths, an ownership file of the demo's own making with a
 * folder per track.
 */
export function ownershipOfPlan(plan: Plan): { ownership: Ownership; made: PlanFile | null } {
  const { config } = readConfig(null);
  const declared = ownershipOf({ file: null, plan, config });
  if (declared.rules.length > 0) return { ownership: declared, made: null };
  const lanes = [...new Set(plan.items.map(laneOf))];
  const made = {
    path: ".github/TRACKOWNERS",
    text: `# The plan declares no paths: a folder per track.\n${lanes.map((lane) => `${folderOf(lane)} ${lane}`).join("\n")}\n`,
  };
  return { ownership: ownershipOf({ file: made, plan, config }), made };
}
