import { unjudgedReport } from "../../core/text/unjudged.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { Work } from "../ports/work.js";
import { type PullDetail, pullSubject, verdictWork } from "../work/follow-up.js";
import { judgeGroup, type MergeGroup } from "./judge-group.js";
import { judgePull } from "./judge-pull.js";
import { stackedOn } from "./stack-work.js";

/** From this attempt on the pull request is told that it could not be judged, while we go on trying. */
const tellAfter = 3;

/** Says on the check that the verdict is unknown, and why: silence would look like a check that is on its way. */
async function tellUnjudged(context: Context, number: number, fresh: boolean, cause: unknown): Promise<void> {
  const { store, repository, host, now } = context;
  const row = await store.verdicts.find(repository.id, pullSubject(number));
  const pull = await host.pull(number);
  if (pull?.state !== "open") return;
  if (!fresh && row?.conclusion === "unknown" && row.headSha === pull.headSha) return;
  const reason = cause instanceof Error ? cause.message : String(cause);
  const known = row?.headSha === pull.headSha ? row.checkRunId : null;
  const checkRunId = await host.writeCheck({ ...unjudgedReport(reason), headSha: pull.headSha }, known);
  const unknown: VerdictRow = {
    subject: pullSubject(number),
    headSha: pull.headSha,
    headRef: pull.headRef,
    fromFork: pull.fromFork,
    baseRef: pull.baseRef,
    lands: row?.lands ?? pull.baseRef,
    digest: "",
    conclusion: "unknown",
    checkRunId,
    commentId: row?.commentId ?? null,
    items: row?.items ?? [],
    finishes: row?.finishes ?? [],
    touches: row?.touches ?? null,
    open: true,
  };
  await store.verdicts.save(repository.id, unknown);
  const others = (await store.verdicts.open(repository.id)).filter(
    ({ subject }) => subject !== unknown.subject,
  );
  const stack = await stackedOn(context, row?.open ? row : null, unknown, others);
  await store.work.request(verdictWork(repository.id, stack), now());
}

/** Carries out one request for a verdict. Throws to be asked again. */
export async function judge(context: Context, work: Work): Promise<void> {
  const [kind, name = ""] = work.subject.split(":");
  if (kind === "group") return judgeGroup(context, work.detail as MergeGroup);
  const fresh = (work.detail as PullDetail | undefined)?.fresh ?? false;
  try {
    await judgePull(context, Number(name), fresh);
  } catch (error) {
    if (work.attempts + 1 >= tellAfter) await tellUnjudged(context, Number(name), fresh, error);
    throw error;
  }
}
