import type { BranchMove } from "../app/ports/github.js";
import { hasStatus } from "./refusal.js";
import { place, type Seat } from "./seat.js";

const pageSize = 100;

/**
 * The move that brought a branch to a commit, among its last 100: 1 request (docs.github.com: "List repository activities").
 * Null: it is none of these, or this GitHub keeps no such list.
 */
export async function branchMove(seat: Seat, branch: string, after: string): Promise<BranchMove | null> {
  try {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/activity", {
      ...place(seat),
      ref: `refs/heads/${branch}`,
      direction: "desc",
      per_page: pageSize,
    });
    const move = data.find((one) => one.after === after && one.ref === `refs/heads/${branch}`);
    return move ? { before: move.before, kind: move.activity_type } : null;
  } catch (error) {
    if (hasStatus(error, 404, 422)) return null;
    throw error;
  }
}
