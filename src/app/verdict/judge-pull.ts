import { concernedPulls } from "../../core/verdict/concerned.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Conclusion, OtherPull, PullFacts, Verdict } from "../../core/verdict/model.js";
import { type Twin, worstTwin } from "../../core/verdict/twins.js";
import type { Context } from "../context.js";
import type { VerdictRow } from "../ports/verdict-store.js";
import { pullNumber, pullSubject, verdictWork } from "../work/follow-up.js";
import { concernedItems, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";
import { stackedOn } from "./stack-work.js";

function touchesOf(number: number, facts: PullFacts, { attribution }: Verdict): OtherPull | null {
  if (facts.files === null) return null;
  const { items, tracks, session } = attribution;
  const { title, author, files, revertOf } = facts;
  const reverts = revertOf === null ? {} : { reverts: revertOf };
  return { number, title, author, items, tracks, session, files, ...reverts };
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
  const loaded = await loadPullFacts(context, number, { fresh, openOnly: true });
  const open = (await store.verdicts.open(repository.id)).filter((row) => row.subject !== subject);
  const was = before?.open ? before : null;
  const again = (rows: readonly VerdictRow[]) => store.work.request(verdictWork(repository.id, rows), now());
  if (!loaded) {
    if (!was) return;
    await store.verdicts.save(repository.id, { ...was, open: false });
    const stack = await stackedOn(context, was, null, open);
    await again([...concernedPulls(was, null, open), ...twinsOf(open, was.headSha), ...stack]);
    return;
  }
  const { pull, rulebook, facts } = loaded;
  const { headSha, headRef, fromFork, baseRef } = pull;
  const { lands } = facts.place;
  const verdict = evaluate(facts);
  const { conclusion } = verdict;
  const twins = twinsOf(open, headSha);
  const touches = touchesOf(number, facts, verdict);
  const items = concernedItems(verdict.attribution.items, rulebook);
  const finishes = facts.linkedItems;
  const about = { subject, headSha, headRef, fromFork, baseRef, lands, items, conclusion, touches, finishes };
  const outcome = await writeReport(
    context,
    { ...about, number },
    reportOf(verdict, facts, worstTwin(conclusion, twins.map(asTwin))),
    fresh,
  );
  const turned = was?.conclusion !== conclusion || was.headSha !== headSha;
  const stack = await stackedOn(context, was, about, open);
  // What the layers of one stack share is no collision.
  const layers = new Set(facts.place.layers.map((layer) => pullSubject(layer.number)));
  const strangers = open.filter((row) => !layers.has(row.subject));
  await again([...concernedPulls(was, about, strangers), ...(turned ? twins : []), ...stack]);
  log.info({ pull: number, conclusion, outcome }, "judged a pull request");
}
