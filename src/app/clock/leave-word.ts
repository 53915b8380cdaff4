import type { Context } from "../context.js";
import { GitHubProblem } from "../ports/github-problem.js";

/**
 * Comments where nobody waits for an answer. A conversation that is locked or gone can't be told anything, which is no
 * reason to keep from telling the others; anything else throws, to be tried again.
 */
export async function leaveWord({ host, log }: Context, number: number, text: string): Promise<void> {
  try {
    await host.comment(number, text);
  } catch (error) {
    const shut = error instanceof GitHubProblem && (error.kind === "locked" || error.kind === "missing");
    if (!shut) throw error;
    log.warn({ err: error, issue: number }, "a conversation is shut, so a word was not left there");
  }
}
