import { createHash } from "node:crypto";
import { boardOutlook } from "../../core/board/outlook.js";
import { planPreview } from "../../core/plan/diff/preview.js";
import { errorsOf } from "../../core/plan/lookup.js";
import { checkButtons } from "../../core/text/buttons.js";
import { annotationsOf, checkSummary, reviewComment, verdictMarker } from "../../core/text/check.js";
import { noPreviewText, planPreviewText } from "../../core/text/plan-preview.js";
import { twinNote, twinTitle } from "../../core/text/twins.js";
import type { PullFacts, Verdict } from "../../core/verdict/model.js";
import type { Twin } from "../../core/verdict/twins.js";
import type { Context } from "../context.js";
import type { CheckOutput } from "../ports/github.js";
import type { VerdictRow } from "../ports/verdict-store.js";

export interface Report {
  check: Omit<CheckOutput, "headSha">;
  /** Null: nothing to do, so no comment. */
  comment: string | null;
}

/** What a verdict looks like at GitHub. Unknown is never a pass: a required check must not go green on it. */
export function reportOf(verdict: Verdict, facts: PullFacts, twin: Twin | null = null): Report {
  const conclusion = twin?.conclusion ?? verdict.conclusion;
  return {
    check: {
      conclusion: conclusion === "unknown" ? "failure" : conclusion,
      title: twin ? twinTitle(verdict.title, twin) : verdict.title,
      summary: `${twin ? twinNote(twin) : ""}${checkSummary(verdict, facts)}`,
      text: planText(facts),
      annotations: annotationsOf(verdict),
      actions: buttonsFor(verdict, facts),
    },
    comment: reviewComment(verdict, facts),
  };
}

/** What it does to the plan; nothing where it leaves the plan as it is. */
function planText({ plan, planAfter }: PullFacts): string {
  if (planAfter === null) return "";
  const errors = errorsOf(planAfter.problems);
  return errors.length > 0
    ? noPreviewText(errors)
    : planPreviewText(planPreview(plan, planAfter), boardOutlook(plan, planAfter));
}

/** Those that have something to do. */
function buttonsFor({ findings }: Verdict, { number }: PullFacts): CheckOutput["actions"] {
  const open = new Set(
    findings
      .filter(({ severity, owners }) => severity !== "info" && owners.length > 0)
      .map(({ rule }) => rule),
  );
  return [
    checkButtons.recheck,
    ...(number !== null && open.has("ownership") ? [checkButtons.askOwner] : []),
    ...(number !== null && open.has("shared") ? [checkButtons.announce] : []),
  ];
}

const hash = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/** Of the check, then of the comment: one may say the same while the other doesn't. */
const digestOf = ({ check, comment }: Report): string => `${hash(check)} ${hash(comment)}`;

/** What of a report is at GitHub already. A check belongs to its commit, the comment to the pull request. */
function written(before: VerdictRow | null, headSha: string, digest: string) {
  const [check, comment] = digest.split(" ");
  const [checkBefore, commentBefore] = before?.digest.split(" ") ?? [];
  return { check: before?.headSha === headSha && check === checkBefore, comment: comment === commentBefore };
}

/** Brings the one comment to what it should say; returns its id, null where there is none. */
async function writeComment(
  context: Context,
  number: number,
  text: string | null,
  known: number | null,
): Promise<number | null> {
  const { host } = context;
  if (text === null) {
    if (known !== null) await host.deleteComment(known);
    return null;
  }
  if (known !== null && (await host.updateComment(known, text)) === "updated") return known;
  const found = await host.findComment(number, verdictMarker);
  if (!found) return host.comment(number, text);
  await host.updateComment(found.id, text);
  return found.id;
}

/** What a report is about, and what it concerns. */
export type Subject = Pick<
  VerdictRow,
  "subject" | "headSha" | "headRef" | "fromFork" | "baseRef" | "lands" | "items" | "finishes" | "touches"
> & {
  /** The pull request that gets the comment; null for a merge group and a commit. */
  number: number | null;
  conclusion: string;
};

/**
 * Writes the check and the comment, each unless it says the same already. Where somebody asked (`fresh`), both are written
 * all the same: they may be gone, and GitHub takes a suite that is run again for queued until its check is written.
 */
export async function writeReport(
  context: Context,
  subject: Subject,
  report: Report,
  fresh = false,
): Promise<"written" | "same"> {
  const { store, host, repository } = context;
  const before = await store.verdicts.find(repository.id, subject.subject);
  const digest = digestOf(report);
  const there = written(fresh ? null : before, subject.headSha, digest);
  const { number, ...about } = subject;
  const row: VerdictRow = {
    ...about,
    digest,
    // A merge group or a commit is judged once; only pull requests are looked at again.
    open: number !== null,
    checkRunId: before?.checkRunId ?? null,
    commentId: before?.commentId ?? null,
  };
  if (!there.check) {
    const known = before?.headSha === subject.headSha ? before.checkRunId : null;
    row.checkRunId = await host.writeCheck({ ...report.check, headSha: subject.headSha }, known);
  }
  if (!there.comment && number !== null)
    row.commentId = await writeComment(context, number, report.comment, row.commentId);
  await store.verdicts.save(repository.id, row);
  return there.check && there.comment ? "same" : "written";
}
