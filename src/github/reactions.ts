import { isGone } from "./refusal.js";
import { place, type Seat } from "./seat.js";

/** 1 request; GitHub keeps one of a kind, however often it is asked for. Nothing where the comment is gone. */
export async function react(
  seat: Seat,
  commentId: number,
  content: "eyes" | "+1" | "confused" | "hooray",
): Promise<void> {
  try {
    await seat.client.request("POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions", {
      ...place(seat),
      comment_id: commentId,
      content,
      request: { repeatable: true },
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}
