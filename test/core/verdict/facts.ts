import type { Claim } from "../../../src/core/claims/model.js";
import { type Config, type RuleName, ruleNames } from "../../../src/core/config/model.js";
import type { Ownership } from "../../../src/core/ownership/model.js";
import { parseOwners } from "../../../src/core/ownership/parse.js";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import { alone } from "../../../src/core/verdict/layers.js";
import type { Approval, ChangedFile, PullFacts } from "../../../src/core/verdict/model.js";
import { claimOf } from "../claims/claim-of.js";
import { config, item, plan, session } from "../ownership/plan.js";

/** A kitchen, a hall and a cellar: three tracks, the hall's work waiting for the kitchen's. */
export const house = plan({
  tracks: [
    { id: "kitchen", title: "Kitchen" },
    { id: "hall", title: "Hall" },
    { id: "cellar", title: "Cellar" },
  ],
  items: [
    item("C1", { track: "cellar", title: "Dig" }),
    item("K1", { track: "kitchen", title: "Oven", dependsOn: ["C1"] }),
    item("K2", { track: "kitchen", title: "Menu", aliases: ["menu-agent"] }),
    item("H1", { track: "hall", title: "Tables", dependsOn: ["K1", "K2"] }),
    item("H2", { track: "hall", title: "Chairs" }),
  ],
});

/** Rules that are looked at by tests of their own. */
const quiet = { shared: "off", stale: "off", claim: "off", overlap: "off", scope: "off" } as const;

export const people = config({
  rules: { ...config().rules, ...quiet },
  sessions: {
    cook: session({ logins: ["carol"], tracks: ["kitchen"], branches: ["cook/**"] }),
    waiter: session({ logins: ["walter"], tracks: ["hall"] }),
  },
});

export function owners(text: string): Ownership {
  return { source: ".github/TRACKOWNERS", from: "file", ...parseOwners(text, ".github/TRACKOWNERS") };
}

export function changed(...paths: string[]): ChangedFile[] {
  return paths.map((path) => ({ path, previousPath: null, status: "modified" }));
}

export function claim(itemKey: string, login: string, sessionId: string): Claim {
  return claimOf(itemKey, {
    login,
    sessionId,
    claimedAt: new Date("2030-05-01T08:00:00Z"),
    expiresAt: new Date("2030-05-01T14:05:00Z"),
    lapsesAt: new Date("2030-05-01T14:35:00Z"),
  });
}

/** An approving review that stands for some files, and not any more for those that changed since. */
export function approval(login: string, stands: string[], changed: string[] = []): Approval {
  return { login, names: [login.toLowerCase()], stands: new Set(stands), changed: new Set(changed) };
}

/** A pull request about which nothing is known but what is given. */
export function facts(about: Partial<PullFacts> = {}): PullFacts {
  return {
    number: 12,
    title: "A change",
    body: "",
    author: "somebody",
    draft: false,
    headRef: "a-change",
    headSha: "c0ffee",
    baseRef: "main",
    place: alone("main"),
    headMessage: "A change",
    files: [],
    filesProblem: null,
    linkedItems: [],
    declaredTrack: null,
    overrides: [],
    allowances: [],
    progress: [],
    claims: [],
    approvals: [],
    intents: [],
    others: [],
    baseChanges: null,
    deliverables: new Map(),
    revertOf: null,
    plan: house,
    ownership: owners("/kitchen/ kitchen\n/hall/ track:hall\n/menu.md kitchen hall\n/gate @gina\n"),
    config: people,
    planBefore: null,
    planAfter: null,
    ruleGuard: null,
    brought: [],
    now: new Date("2030-05-01T12:00:00Z"),
    ...about,
  };
}

/** The config with one rule alone, at `fail`. */
export function only(rule: RuleName, about: Partial<Config> = {}): Config {
  const off = Object.fromEntries(ruleNames.map((name) => [name, "off"])) as Config["rules"];
  return { ...people, ...about, rules: { ...off, [rule]: "fail" } };
}

/** What one rule says, a line each: weight, path or `–`, message and what to do. */
export function saidBy(rule: RuleName, about: Partial<PullFacts>, settings: Partial<Config> = {}): string[] {
  return evaluate(facts({ ...about, config: only(rule, settings) }))
    .findings.filter((finding) => finding.rule === rule)
    .map(({ severity, path, message, todo }) => `${severity} ${path ?? "–"}: ${message} ${todo}`);
}
