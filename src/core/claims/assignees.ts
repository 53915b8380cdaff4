import { type Account, type Deed, isBy, sameLogin } from "../actors/account.js";
import type { BoardFacts } from "../board/model.js";
import type { ItemProgress } from "../verdict/model.js";
import type { Claim } from "./model.js";

/** An issue as far as it says who is assigned to it. */
export interface Assigned {
  state: "open" | "closed";
  accounts: readonly Account[];
}

/**
 * Who is assigned to an open issue other than by one of `deeds`: the claim that its item has, and those whose end has just
 * taken their accounts off or is about to.
 */
export function assignedBeside(issue: Assigned | null, deeds: readonly (Deed | null)[]): Account[] {
  if (issue?.state !== "open") return [];
  return issue.accounts.filter((account) => !deeds.some((deed) => deed !== null && isBy(deed, account)));
}

/** An item to whose issue somebody seems to be assigned who doesn't hold it. */
export interface Stray {
  itemKey: string;
  issue: number;
}

/** The items that the board shows with assignees other than their holders, as far as logins tell. */
export function straysOn(
  { issues }: Pick<BoardFacts, "issues">,
  progress: readonly Pick<ItemProgress, "key" | "done" | "dropped">[],
  claims: readonly Pick<Claim, "itemKey" | "login">[],
): Stray[] {
  const holders = new Map(claims.map(({ itemKey, login }) => [itemKey, login]));
  return progress.flatMap(({ key, done, dropped }) => {
    const issue = issues.get(key);
    if (issue?.state !== "open" || done || dropped) return [];
    const holder = holders.get(key) ?? null;
    const beside = issue.assignees.some((login) => holder === null || !sameLogin(login, holder));
    return beside ? [{ itemKey: key, issue: issue.number }] : [];
  });
}
