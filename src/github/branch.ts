import type { KnownBranch } from "../app/ports/branch-store.js";
import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/**
 * 1 request (docs.github.com: "Get a branch"). `protected` is true for branch protection rules and for rulesets alike.
 * The answer for a branch that was renamed is about another one, which says nothing of this name.
 */
export async function branch(seat: Seat, name: string): Promise<KnownBranch> {
  try {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/branches/{branch}", {
      ...place(seat),
      branch: name,
    });
    if (data.name !== name) return { name, protected: false, tip: null };
    return { name, protected: data.protected === true, tip: data.commit.sha };
  } catch (error) {
    if (isGone(error)) return { name, protected: false, tip: null };
    throw error;
  }
}
