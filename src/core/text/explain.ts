import type { Claim } from "../claims/model.js";
import type { Companion } from "../config/model.js";
import type { Intent } from "../intents/model.js";
import type { OwnerRule } from "../ownership/model.js";
import type { BaseChanges, ItemProgress, OtherPull } from "../verdict/model.js";
import type { RuleGuard } from "../verdict/rule-guard.js";
import type { Standing } from "../verdict/standing.js";
import { list } from "./findings.js";
import { clock } from "./time.js";

const standings: Record<Standing | "allowed", string> = {
  mine: "this pull request's own",
  granted: "an owner approved",
  allowed: "an owner allowed it",
  other: "another's",
};

export const unownedPath = (path: string, pattern: string | null): string =>
  pattern === null ? `${path}: no rule names it` : `${path}: ${pattern} leaves it without an owner`;

export const ownedPath = (
  path: string,
  rule: OwnerRule,
  source: string,
  standing: Standing | "allowed",
): string =>
  `${path}: ${rule.pattern} (${source}${rule.line > 0 ? `:${rule.line}` : ""}) → ${rule.owners.join(" ")}: ${standings[standing]}`;

export function announcedPath(path: string, intents: readonly Intent[], now: Date): string {
  if (intents.length === 0) return `${path}: nobody announced it`;
  const each = intents.map(({ sessionId, state, expiresAt }) =>
    state === "held" && expiresAt
      ? `session ${sessionId} until ${clock(expiresAt, now)}`
      : `session ${sessionId} waits`,
  );
  return `${path}: ${list(each)}`;
}

export function basePath(path: string, base: string, changes: BaseChanges | null, changed: boolean): string {
  if (changes === null) return `${path}: the branch holds all of ${base}, or nobody looked`;
  if (changes.problem !== null && !changed) return `${path}: can't be told: ${changes.problem}`;
  return `${path}: ${changed ? "changed" : "unchanged"} on ${base} up to ${changes.commit.slice(0, 7)}`;
}

export const waitsForNothing = (key: string): string => `${key} waits for nothing`;

export const dependency = (key: string, { key: other, done, dropped, issue }: ItemProgress): string =>
  `${key} waits for ${other}${issue === null ? "" : ` (#${issue})`}: ${dropped ? "dropped" : done ? "done" : "open"}`;

export const claimOf = (key: string, claim: Claim | null, now: Date): string =>
  claim === null
    ? `${key}: claimed by nobody`
    : `${key}: session ${claim.sessionId}${claim.login === null ? "" : ` (${claim.login})`} until ${clock(claim.expiresAt, now)}, generation ${claim.generation}`;

export const othersSeen = (count: number, base: string, sharing: readonly OtherPull[]): string =>
  `${count} other open pull requests into ${base}; ${
    sharing.length === 0
      ? "none shares a file"
      : `${list(
          sharing.map(({ number }) => `#${number}`),
          10,
        )} share files`
  }`;

export const declaredFiles = (key: string, files: readonly string[]): string =>
  `${key}: ${files.length === 0 ? "says nothing of files" : list(files, 12)}`;

export const companion = ({ when, require, consult }: Companion, count: number): string =>
  `${when}: ${count} files; ${[require === null ? "" : `requires ${require}`, consult === null ? "" : `asks ${consult}`].filter((part) => part !== "").join(", ")}`;

export const deliverablesOf = (key: string, tasks: readonly { done: boolean }[]): string =>
  `${key}: ${tasks.filter(({ done }) => done).length} of ${tasks.length} deliverables ticked`;

export const rulesUntouched = "neither who owns what nor which rules hold is changed";

const behind: Record<RuleGuard["by"], string> = {
  maintainer: "who maintains this repository",
  worker: "who maintains this repository, and under whose account sessions work",
  other: "so that a maintainer has to approve it",
};

export const ruleGuard = ({ changes, by, author, approved, maintainers }: RuleGuard): string[] => [
  ...changes.map(({ path, what }) => `${path}: ${list(what, 12)}`),
  `by ${author ?? "a deleted account"}, ${behind[by]}`,
  ...approved.map(
    ({ login, paths }) => `${login}, a maintainer, approved ${list(paths, 12) || "other content"}`,
  ),
  ...(maintainers === null ? [] : [`could approve: ${list(maintainers, 12) || "nobody"}`]),
];
