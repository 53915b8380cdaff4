import { sameAccount } from "../actors/account.js";
import type { PullFacts } from "./model.js";

/** Whether somebody else than its author pushed to the head, as far as that is known. */
export function pushedByOthers({ author, pushers = [] }: Pick<PullFacts, "author" | "pushers">): boolean {
  return pushers.some((one) => author === null || !sameAccount(one, { id: null, login: author }));
}
