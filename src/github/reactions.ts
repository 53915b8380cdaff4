import type { CommentPlace } from "../app/concerns.js";
import { isGone } from "./refusal.js";
import { place as repository, type Seat } from "./seat.js";

/**
 * 1 request; GitHub keeps one of a kind, however often it is asked for. Nothing where the comment is gone, and for the
 * words of a review, to which the REST API has no reactions (docs.github.com: "Reactions").
 */
export async function react(
  seat: Seat,
  place: CommentPlace,
  comment_id: number,
  content: "eyes" | "+1" | "confused" | "hooray",
): Promise<void> {
  if (place === "review") return;
  const request = { ...repository(seat), comment_id, content, request: { repeatable: true } };
  try {
    if (place === "line")
      await seat.client.request("POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions", request);
    else
      await seat.client.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", request);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
