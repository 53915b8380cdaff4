import { concernedPulls } from "../../core/verdict/concerned.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Conclusion, OtherPull, PullFacts, Verdict } from "../../core/verdict/model.js";
import { type Twin, worstTwin } from "../../core/verdict/twins.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import type { WorkRequest } from "../ports/work.js";
import { concernedItems, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";

function touchesOf(number: number, facts: PullFacts, { attribution }: Verdict): OtherPull | null {
  if (facts.files === null) return null;
  const { items, tracks, session } = attribution;
  const { title, author, files } = facts;
  return { number, title, author, items, tracks, session, files };
}

/** Other pull requests see this one in their facts: those that what it touches concerns are judged again. */
async function tellOthers(
  context: Context,
  subject: string,
  before: VerdictRow | null,
  after: OtherPull | null,
): Promise<void> {
  const { store, repository } = context;
  const others = (await store.verdicts.open(repository.id)).filter((row) => row.subject !== subject);
  await judgeAgain(context, concernedPulls(before?.open ? before.touches : null, after, others));
}

async function judgeAgain({ store, repository, now }: Context, subjects: readonly string[]): Promise<void> {
  const work = subjects.map(
    (subject): WorkRequest => ({ repositoryId: repository.id, kind: "verdict", subject }),
  );
  await store.work.request(work, now());
}

/** Other open pull requests with the same head commit. */
async function twinsOf({ store, repository }: Context, subject: string, headSha: string): Promise<Twin[]> {
  const rows = await store.verdicts.open(repository.id);
  return rows
    .filter((row) => row.subject !== subject && row.headSha === headSha)
    .map((row) => ({
      number: Number(row.subject.replace("pull:", "")),
      conclusion: row.conclusion as Conclusion,
    }));
}

/** Judges a pull request: load → decide → write what differs. */
export async function judgePull(context: Context, number: number, fresh: boolean): Promise<void> {
  const { store, repository, log } = context;
  const subject = `pull:${number}`;
  const before = await store.verdicts.find(repository.id, subject);
  const loaded = await loadPullFacts(context, number, { fresh });
  if (loaded?.pull.state !== "open") {
    if (!before?.open) return;
    await store.verdicts.save(repository.id, { ...before, open: false });
    await tellOthers(context, subject, before, null);
    const twins = await twinsOf(context, subject, before.headSha);
    await judgeAgain(
      context,
      twins.map(({ number: twin }) => `pull:${twin}`),
    );
    return;
  }
  const { pull, rulebook, facts } = loaded;
  const verdict = evaluate(facts);
  const twins = await twinsOf(context, subject, pull.headSha);
  const touches = touchesOf(number, facts, verdict);
  const outcome = await writeReport(
    context,
    {
      subject,
      number,
      headSha: pull.headSha,
      baseRef: pull.baseRef,
      items: concernedItems(verdict.attribution.items, rulebook),
      conclusion: verdict.conclusion,
      touches,
    },
    reportOf(verdict, facts, worstTwin(verdict.conclusion, twins)),
  );
  await tellOthers(context, subject, before, touches);
  const turned = before?.conclusion !== verdict.conclusion || before.headSha !== pull.headSha;
  if (turned)
    await judgeAgain(
      context,
      twins.map(({ number: twin }) => `pull:${twin}`),
    );
  log.info({ pull: number, conclusion: verdict.conclusion, outcome }, "judged a pull request");
}
