import { compileOwners, type OwnerMatcher } from "../ownership/match.js";
import { type OwnerNames, ownerNames } from "../ownership/names.js";
import { grouped } from "../plan/grouped.js";
import { laneOf } from "../plan/lookup.js";
import * as say from "../text/before-edit.js";
import { ownersText } from "../text/findings.js";
import type { EditAnswer } from "./edit-answer.js";
import { alone } from "./layers.js";
import type { Attribution, Finding, PullFacts } from "./model.js";
import type { Rule } from "./rule.js";
import { overlap } from "./rules/overlap.js";
import { ownership } from "./rules/ownership.js";
import { shared } from "./rules/shared.js";
import { sharedPaths } from "./shared-paths.js";

/** What is known before anything is changed. */
export type EditFacts = Pick<
  PullFacts,
  "plan" | "config" | "ownership" | "claims" | "intents" | "allowances" | "others" | "now"
>;

/** Who is about to edit. */
export interface Editor {
  /** Null: nobody said. */
  session: string | null;
  /** GitHub login, where it is known. */
  login: string | null;
}

/** The rules of the verdict that can be judged by a path alone. */
const judging: readonly Rule[] = [ownership, shared, overlap];

/** Says of each path, from the rules of the verdict, whether it may be edited now. */
export function judgeEdits(facts: EditFacts, editor: Editor, paths: readonly string[]): EditAnswer[] {
  const names = ownerNames(facts.plan, facts.config);
  const owners = compileOwners(facts.ownership.rules);
  const attribution = attributionOf(facts, editor, names);
  const findings = findingsOf([...new Set(paths.filter(isPath))], facts, editor, attribution, {
    names,
    owners,
  });
  return paths.map((path) => {
    if (!isPath(path)) return { path, state: "unknown", by: null, until: null, ...say.noPath(path) };
    return answerOf(path, findings.get(path) ?? [], attribution, editor, { owners, names });
  });
}

/** A path from the repository's root, as git writes it. */
const isPath = (path: string): boolean =>
  path !== "" &&
  path.length <= 4_096 &&
  !path.startsWith("/") &&
  !/\p{Cc}/u.test(path) &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");

/** A session works on its tracks, and on those of the items that it holds. */
function attributionOf({ claims, plan }: EditFacts, { session }: Editor, names: OwnerNames): Attribution {
  const known = session === null ? null : names.session(session);
  if (!known) return { items: [], tracks: [], session: null, by: "none" };
  const items = claims.filter(({ sessionId }) => sessionId === known.id).map(({ itemKey }) => itemKey);
  const lanes = plan.items
    .filter(({ key }) => items.includes(key))
    .map((item) => names.track(laneOf(item)) ?? laneOf(item));
  return { items, tracks: [...new Set([...known.tracks, ...lanes])], session: known.id, by: "declared" };
}

/** The findings of a change of all these paths, by path. */
function findingsOf(
  paths: readonly string[],
  facts: EditFacts,
  { login }: Editor,
  attribution: Attribution,
  context: { names: OwnerNames; owners: OwnerMatcher },
): Map<string | null, Finding[]> {
  const change: PullFacts = {
    ...facts,
    number: null,
    title: "",
    body: "",
    author: login,
    draft: false,
    headRef: "",
    headSha: "",
    baseRef: "",
    place: alone(""),
    headMessage: "",
    files: paths.map((path) => ({ path, previousPath: null, status: "modified" })),
    filesProblem: null,
    linkedItems: [],
    declaredTrack: null,
    overrides: [],
    progress: [],
    approvals: [],
    baseChanges: null,
    deliverables: new Map(),
    revertOf: null,
    planBefore: null,
    planAfter: null,
    ruleGuard: null,
    brought: [],
  };
  const looked = { ...context, paths, shared: sharedPaths(paths, context.owners) };
  const findings = judging.flatMap((rule) => {
    const severity = facts.config.rules[rule.name];
    return severity === "off" ? [] : rule.find(change, attribution, { ...looked, severity });
  });
  return grouped(findings, ({ path }) => path);
}

function answerOf(
  path: string,
  findings: readonly Finding[],
  attribution: Attribution,
  editor: Editor,
  { owners, names }: { owners: OwnerMatcher; names: OwnerNames },
): EditAnswer {
  const rule = owners.match(path);
  const owned = rule !== null && rule.owners.length > 0;
  // Somebody's file, and nobody said who asks: neither yes nor no.
  if (owned && attribution.by === "none") {
    const whose = ownersText(rule.owners.map((owner) => names.resolve(owner)));
    return {
      path,
      state: "unknown",
      by: whose,
      until: null,
      ...say.whoAsks(path, whose, editor.session, names.known.sessions),
    };
  }
  // Another pull request in the same file is worth knowing, and no reason to wait before the first line is written.
  const stopping = findings.find(
    ({ severity, holder, rule: name }) => severity !== "info" && (holder !== undefined || name === "shared"),
  );
  if (!stopping) {
    const [note] = findings;
    const words = note ?? say.mayEdit(path, owned);
    return {
      path,
      state: owned ? "yours" : "free",
      by: null,
      until: null,
      message: words.message,
      todo: words.todo,
    };
  }
  const { holder = null, message, todo } = stopping;
  return {
    path,
    state: holder ? "held" : "shared",
    by: holder?.by ?? null,
    until: holder?.until ?? null,
    message,
    todo,
  };
}

/** 0: all may be edited; 1: one may not; 2: of one it can't be told. */
export function editCode(answers: readonly Pick<EditAnswer, "state">[]): 0 | 1 | 2 {
  if (answers.some(({ state }) => state === "unknown")) return 2;
  return answers.some(({ state }) => state === "held" || state === "shared") ? 1 : 0;
}
