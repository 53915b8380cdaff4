import { concernedPulls } from "../../core/verdict/concerned.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Conclusion, OtherPull, PullFacts, Verdict } from "../../core/verdict/model.js";
import { type Twin, worstTwin } from "../../core/verdict/twins.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import { pullNumber, pullSubject, verdictWork } from "../work/follow-up.js";
import { concernedItems, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";

function touchesOf(number: number, facts: PullFacts, { attribution }: Verdict): OtherPull | null {
  if (facts.files === null) return null;
  const { items, tracks, session } = attribution;
  const { title, author, files } = facts;
  return { number, title, author, items, tracks, session, files };
}

/** Other open pull requests with the same head commit. */
const twinsOf = (open: readonly VerdictRow[], headSha: string): VerdictRow[] =>
  open.filter((row) => row.headSha === headSha);

const asTwin = ({ subject, conclusion }: VerdictRow): Twin => ({
  number: pullNumber(subject),
  conclusion: conclusion as Conclusion,
});

/** Judges a pull request: load → decide → write what differs; then those whose facts it changes are judged again. */
export async function judgePull(context: Context, number: number, fresh: boolean): Promise<void> {
  const { store, repository, log, now } = context;
  const subject = pullSubject(number);
  const before = await store.verdicts.find(repository.id, subject);
  const loaded = await loadPullFacts(context, number, { fresh });
  const open = (await store.verdicts.open(repository.id)).filter((row) => row.subject !== subject);
  const was = before?.open ? before : null;
  const again = (rows: readonly VerdictRow[]) => store.work.request(verdictWork(repository.id, rows), now());
  if (loaded?.pull.state !== "open") {
    if (!was) return;
    await store.verdicts.save(repository.id, { ...was, open: false });
    await again([...concernedPulls(was, null, open), ...twinsOf(open, was.headSha)]);
    return;
  }
  const { pull, rulebook, facts } = loaded;
  const { headSha, baseRef } = pull;
  const verdict = evaluate(facts);
  const { conclusion } = verdict;
  const twins = twinsOf(open, headSha);
  const touches = touchesOf(number, facts, verdict);
  const items = concernedItems(verdict.attribution.items, rulebook);
  const outcome = await writeReport(
    context,
    { subject, number, headSha, baseRef, items, conclusion, touches },
    reportOf(verdict, facts, worstTwin(conclusion, twins.map(asTwin))),
    fresh,
  );
  const turned = was?.conclusion !== conclusion || was.headSha !== headSha;
  await again([...concernedPulls(was, { baseRef, touches }, open), ...(turned ? twins : [])]);
  log.info({ pull: number, conclusion, outcome }, "judged a pull request");
}
