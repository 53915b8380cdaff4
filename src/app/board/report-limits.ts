import { boardLimitsReport } from "../../core/text/board-limits.js";
import type { Context } from "../context.js";
import { ofNoPull } from "../ports/verdict-store.js";

const subject = "board";

/**
 * Says on the plan's commit what the board could not be brought to, and why: once, and again only when that
 * changes, so that a push which changes nothing makes no write.
 */
export async function reportLimits(context: Context, commit: string, problems: string[]): Promise<void> {
  const { store, host, repository } = context;
  const before = await store.verdicts.find(repository.id, subject);
  const digest = problems.join("\n");
  if ((before?.digest ?? "") === digest) return;
  const check = boardLimitsReport(problems);
  const checkRunId = problems.length > 0 ? await host.writeCheck({ ...check, headSha: commit }, null) : null;
  await store.verdicts.save(repository.id, {
    ...ofNoPull,
    subject,
    headSha: commit,
    baseRef: "",
    digest,
    conclusion: check.conclusion,
    checkRunId,
    commentId: null,
    open: false,
  });
}
