import type { CommentPlace } from "../app/concerns.js";
import { isGone } from "./refusal.js";
import { place as repository, type Seat } from "./seat.js";

/**
 * When a comment was changed last after it was written; null: it wasn't, or is gone. 1 request, none for the words of a
 * review, of which GitHub's REST API doesn't say it.
 */
export async function editedAt(seat: Seat, place: CommentPlace, comment_id: number): Promise<Date | null> {
  if (place === "review") return null;
  try {
    const { data } =
      place === "line"
        ? await seat.client.request("GET /repos/{owner}/{repo}/pulls/comments/{comment_id}", {
            ...repository(seat),
            comment_id,
          })
        : await seat.client.request("GET /repos/{owner}/{repo}/issues/comments/{comment_id}", {
            ...repository(seat),
            comment_id,
          });
    const [written, changed] = [new Date(data.created_at), new Date(data.updated_at)];
    return changed > written ? changed : null;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
