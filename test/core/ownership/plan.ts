import type { Config } from "../../../src/core/config/model.js";
import { defaultConfig } from "../../../src/core/config/read.js";
import { emptyPlan, type Item, type Plan } from "../../../src/core/plan/model.js";

/** An open item without anything but its key. */
export function item(key: string, about: Partial<Item> = {}): Item {
  return {
    key,
    aliases: [],
    title: `Title of ${key}`,
    track: null,
    phase: null,
    priority: null,
    state: "open",
    dependsOn: [],
    files: [],
    deliverables: [],
    exitCriteria: null,
    estimate: null,
    owner: null,
    file: "PLAN.md",
    line: 1,
    ...about,
  };
}

export function plan(about: Partial<Plan> = {}): Plan {
  return { ...emptyPlan, ...about };
}

export function config(about: Partial<Config> = {}): Config {
  return { ...defaultConfig(), ...about };
}

/** A session of the config. */
export function session(about: Partial<Config["sessions"][string]> = {}): Config["sessions"][string] {
  return { logins: [], tracks: [], branches: [], ...about };
}
