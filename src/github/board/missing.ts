import { z } from "zod";
import type { BoardQuery } from "../../app/ports/board-host.js";
import type { Sighting } from "../../core/board/identity.js";
import { hasStatus } from "../refusal.js";
import { type BoardSeat, place } from "./seat.js";

const issueAnswer = z.object({ number: z.int(), node_id: z.string(), html_url: z.string(), url: z.string() });

/**
 * Where known issues went that the repository doesn't have any more: 1 request each. GitHub redirects to an
 * issue that was transferred within reach, and answers 410 or 404 for one that was deleted (docs.github.com,
 * "Get an issue"). Those that come back live elsewhere.
 */
export async function missingSightings(seat: BoardSeat, missing: BoardQuery["known"]): Promise<Sighting[]> {
  const sightings: Sighting[] = [];
  for (const { number, nodeId } of missing) {
    const issue = await issueNow(seat, number);
    if (!issue) continue;
    if (issue.node_id === nodeId) {
      throw new Error(
        `GitHub shows issue #${number} at one door and not at the other; the next sync looks again.`,
      );
    }
    sightings.push({
      nodeId,
      number,
      url: issue.html_url,
      trusted: false,
      now: "transferred",
      key: null,
      titled: false,
    });
  }
  return sightings;
}

async function issueNow(seat: BoardSeat, number: number): Promise<z.output<typeof issueAnswer> | null> {
  try {
    const { data } = await seat.octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}", {
      ...place(seat),
      issue_number: number,
    });
    return issueAnswer.parse(data);
  } catch (error) {
    if (hasStatus(error, 404, 410)) return null;
    throw error;
  }
}
