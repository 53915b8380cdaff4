import { knownByDeeds, namesOf, sameAccount } from "../../core/actors/account.js";
import { compileOwners } from "../../core/ownership/match.js";
import { ownerNames } from "../../core/ownership/names.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import { consentedPaths } from "../../core/verdict/consents.js";
import type { Approval, ChangedFile } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { unchangedSince } from "./unchanged-since.js";

/**
 * The approving reviews of those whose files a pull request touches, and which of these are as each saw them: 1 request
 * (per 100 of these files) where such a review saw another head, and none where that was asked before.
 */
export async function ownerApprovals(
  context: Context,
  { config, plan, ownership }: Pick<Rulebook, "config" | "plan" | "ownership">,
  { account: author, approved, headSha }: Pick<PullSnapshot, "account" | "approved" | "headSha">,
  files: readonly ChangedFile[] | null,
): Promise<Approval[]> {
  const given = approved.filter(({ account }) => author === null || !sameAccount(account, author));
  if (given.length === 0 || files === null) return [];
  const { store, repository } = context;
  const [logins, registered] = await Promise.all([
    store.accounts.known(repository.id),
    store.sessions.all(repository.id),
  ]);
  const known = knownByDeeds(logins, registered);
  const facts = {
    paths: pathsOf(files),
    owners: compileOwners(ownership.rules),
    names: ownerNames(plan, { sessions: sessionsOf(config, registered) }),
    config,
  };
  const consents = given
    .map(({ account, commit }) => {
      const names = namesOf(account, known);
      return { login: account.login, names, commit, paths: consentedPaths(names, facts) };
    })
    .filter(({ paths }) => paths.length > 0);
  const unchanged = await unchangedSince(
    context,
    consents.map(({ commit }) => commit),
    headSha,
    [...new Set(consents.flatMap(({ paths }) => paths))],
  );
  return consents.map(({ login, names, commit, paths }) => {
    const same = unchanged.get(commit);
    return {
      login,
      names,
      stands: new Set(paths.filter((path) => same?.has(path))),
      changed: new Set(paths.filter((path) => !same?.has(path))),
    };
  });
}
