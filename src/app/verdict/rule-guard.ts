import { type AccountRef, sameAccount } from "../../core/actors/account.js";
import { includes } from "../../core/actors/permission.js";
import { worksForSessions } from "../../core/actors/works-for-sessions.js";
import type { RuleChange } from "../../core/rule-changes/model.js";
import type { ApprovedCommit } from "../../core/verdict/model.js";
import { approversOfChange, type RuleGuard } from "../../core/verdict/rule-guard.js";
import { permissionOf } from "../actors/permission-of.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { unchangedSince } from "./unchanged-since.js";

export interface Guarded {
  changes: RuleChange[];
  /** Accounts that pushed to the head, as far as that is known. */
  pushers: readonly AccountRef[];
}

/**
 * Who stands behind changes of what rules the repository: the permission of its author, of those who approved, and where it
 * would fail otherwise the list of maintainers, each 1 request and none within five minutes; 1 where approvals saw
 * another head. Null: nothing is changed.
 */
export async function ruleGuardOf(
  context: Context,
  { config }: Pick<Rulebook, "config">,
  pull: Pick<PullSnapshot, "account" | "author" | "approved" | "headSha">,
  { changes, pushers }: Guarded,
): Promise<RuleGuard | null> {
  if (changes.length === 0) return null;
  const { account, author } = pull;
  const own = account ?? (author === null ? null : { id: null, login: author });
  const hands = own === null ? pushers : [own, ...pushers];
  const others = own === null || pushers.some((one) => !sameAccount(one, own));
  const maintainer = account !== null && !others && (await isMaintainer(context, account, config));
  const by = maintainer ? ((await isWorker(context, account, config)) ? "worker" : "maintainer") : "other";
  const guard: RuleGuard = { changes, by, author, approved: [], maintainers: null, problem: null };
  if (by === "maintainer") return guard;
  const counting: ApprovedCommit[] = [];
  for (const approval of pull.approved) {
    const { account: approver } = approval;
    if (approver.bot || hands.some((one) => sameAccount(one, approver))) continue;
    if (await isMaintainer(context, approver, config)) counting.push(approval);
  }
  const commits = counting.map(({ commit }) => commit);
  const paths = changes.map(({ path }) => path);
  const unchanged = await unchangedSince(context, commits, pull.headSha, paths);
  for (const { account: approver, commit } of counting)
    guard.approved.push({ login: approver.login, paths: [...(unchanged.get(commit) ?? [])] });
  const open = changes.some((change) => approversOfChange(guard, change).length === 0);
  if (by !== "other" || !open || config.rules.rules !== "fail") return guard;
  const list = await context.host.maintainers();
  if ("problem" in list) return { ...guard, problem: list.problem };
  const able = list.filter((one) => !one.bot && !hands.some((hand) => sameAccount(hand, one)));
  return { ...guard, maintainers: able.map(({ login }) => login) };
}

/** A person with the role Maintain or Admin; an App is none, whatever the config lets it do. */
async function isMaintainer(
  context: Context,
  account: ApprovedCommit["account"],
  config: Rulebook["config"],
): Promise<boolean> {
  if (account.bot) return false;
  return includes((await permissionOf(context, account, config)) ?? "none", "maintain");
}

async function isWorker(
  { store, repository, now }: Context,
  account: AccountRef,
  config: Rulebook["config"],
): Promise<boolean> {
  const [known, sessions, claims] = await Promise.all([
    store.accounts.known(repository.id),
    store.sessions.all(repository.id),
    store.claims.live(repository.id, now()),
  ]);
  return worksForSessions(account, { config, known, sessions, claims });
}
