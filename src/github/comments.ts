import type { CommentSnapshot } from "../app/ports/github.js";
import { GitHubProblem } from "../app/ports/github-problem.js";
import { commentText } from "../core/text/github-limits.js";
import { isGone, isLocked } from "./refusal.js";
import { place, type Seat } from "./seat.js";

const pageSize = 100;

/** Returns the comment's id. Throws a `GitHubProblem`: `locked`, or `missing` where the issue is gone. */
export async function createComment(seat: Seat, number: number, body: string): Promise<number> {
  try {
    const { data } = await seat.client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...place(seat),
      issue_number: number,
      body: commentText(body),
    });
    return Number(data.id);
  } catch (error) {
    if (isLocked(error)) {
      throw new GitHubProblem("locked", `The conversation of #${number} is locked.`, { cause: error });
    }
    if (isGone(error)) {
      throw new GitHubProblem("missing", `There is no issue or pull request #${number}.`, { cause: error });
    }
    throw error;
  }
}

export async function updateComment(seat: Seat, id: number, body: string): Promise<"updated" | "gone"> {
  try {
    await seat.client.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...place(seat),
      comment_id: id,
      body: commentText(body),
    });
    return "updated";
  } catch (error) {
    if (isGone(error)) return "gone";
    throw error;
  }
}

/** Nothing to do where it is gone already. */
export async function deleteComment(seat: Seat, id: number): Promise<void> {
  try {
    await seat.client.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...place(seat),
      comment_id: id,
    });
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/**
 * The oldest comment with `marker` in it that `bot` wrote: 1 request per 100 comments. Somebody else's comment
 * with our marker in it is a quotation.
 */
export async function findComment(
  seat: Seat,
  number: number,
  marker: string,
  bot: string,
): Promise<CommentSnapshot | null> {
  for (let page = 1; ; page += 1) {
    const { data } = await seat.client.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...place(seat),
      issue_number: number,
      per_page: pageSize,
      page,
    });
    for (const { id, body, user } of data) {
      const ours = user?.login.toLowerCase() === bot.toLowerCase();
      if (ours && body?.includes(marker)) return { id: Number(id), body, author: user.login };
    }
    if (data.length < pageSize) return null;
  }
}
