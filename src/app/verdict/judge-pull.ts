import { evaluate } from "../../core/verdict/evaluate.js";
import type { Context } from "../context.js";
import { concernedItems, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";

/** Judges a pull request: load → decide → write what differs. */
export async function judgePull(context: Context, number: number): Promise<void> {
  const { store, repository, log } = context;
  const loaded = await loadPullFacts(context, number);
  if (loaded?.pull.state !== "open") {
    const row = await store.verdicts.find(repository.id, `pull:${number}`);
    if (row?.open) await store.verdicts.save(repository.id, { ...row, open: false });
    return;
  }
  const { pull, rulebook, facts } = loaded;
  const verdict = evaluate(facts);
  const outcome = await writeReport(
    context,
    {
      subject: `pull:${number}`,
      number,
      headSha: pull.headSha,
      baseRef: pull.baseRef,
      items: concernedItems(verdict.attribution.items, rulebook),
      conclusion: verdict.conclusion,
    },
    reportOf(verdict, facts),
  );
  log.info({ pull: number, conclusion: verdict.conclusion, outcome }, "judged a pull request");
}
