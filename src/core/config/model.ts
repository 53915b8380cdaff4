import type { Permission } from "../actors/permission.js";
import type { Who } from "../actors/rights.js";

/** `.github/signalbox.yml` with every default filled in. */

export type Severity = "off" | "warn" | "fail";

export const ruleNames = [
  "ownership",
  "shared",
  "stale",
  "dependencies",
  "claim",
  "overlap",
  "scope",
  "companions",
  "done",
  "rules",
] as const;

export type RuleName = (typeof ruleNames)[number];

export interface SessionConfig {
  /** GitHub logins that this session works under, lower case. */
  logins: string[];
  tracks: string[];
  /** Globs of branch names. */
  branches: string[];
  /** Nobody but its own account named it: it owns no track by being called like one. */
  registered?: true;
}

export interface ClaimConfig {
  /** Milliseconds. */
  ttl: number;
  /** Milliseconds. */
  grace: number;
  /** Claims that one session may hold at once. */
  limit: number;
  allowBlocked: boolean;
  /** Milliseconds before its end at which the holder is warned. */
  warn: number;
  /** Milliseconds that a parked claim's clock stands still at most. */
  park: number;
  /** Claims that one account may hold at once, over all its sessions. */
  perLogin: number;
  /** `anyone`: also who has no role in the repository may claim, one item at a time. */
  openTo: "team" | "anyone";
  /** Milliseconds that a claim of somebody without a role lasts. */
  openTtl: number;
}

/** An App that acts as a session. */
export interface BotConfig {
  session: string;
  /** What it may do here, as if it were a person with that permission. */
  may: Permission;
}

export interface Companion {
  when: string;
  require: string | null;
  consult: string | null;
}

export interface Config {
  /** Paths or globs of the plan documents; empty: the first default path that exists. */
  plan: string[];
  /** Path of the ownership file; null: the default path. */
  owners: string | null;
  sessions: Record<string, SessionConfig>;
  claims: ClaimConfig;
  /** Least permissions that differ from the usual ones. */
  who: Who;
  /** Apps that act as sessions, by login in lower case. */
  bots: Record<string, BotConfig>;
  /** The session that runs the others; null: none. */
  orchestrator: string | null;
  rules: Record<RuleName, Severity>;
  unowned: "allow" | "warn" | "fail";
  /** Names and globs of branches that give owners beside the default one, if GitHub says that they are protected. */
  trunks: string[];
  companions: Companion[];
  /** Authors in lower case. */
  exempt: { authors: string[]; reverts: boolean };
  /** Milliseconds of silence. */
  presence: { quiet: number; gone: number };
  /** Milliseconds. */
  messages: { answerWithin: number; broadcastEvery: number };
  /** Milliseconds. */
  intents: { ttl: number };
  /** False: no status issue. */
  status: { title: string } | false;
  /** Whether each track has an issue, with its items as sub-issues. */
  trackIssues: boolean;
  /** Issue type of new issues; null: none. */
  issueType: string | null;
  /** False: no project board. */
  project: { title: string } | { number: number } | false;
}

export const configPath = ".github/signalbox.yml";
export const defaultOwnersPath = ".github/TRACKOWNERS";
/** Where a plan is looked for when the config names none; the first that exists. */
export const defaultPlanPaths = [".github/plan.yml", "COORDINATION.md", "PLAN.md", "docs/PLAN.md"] as const;
