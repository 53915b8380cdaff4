import { behind } from "../../core/verdict/ahead.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import { groupVerdict, type JudgedPull, pullsOfGroup } from "../../core/verdict/group.js";
import type { PullFacts } from "../../core/verdict/model.js";
import type { Context } from "../context.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import { groupSubject } from "../work/follow-up.js";
import { concernedItems, factsOf, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";

/** A merge group as `merge_group.checks_requested` names it. */
export interface MergeGroup {
  headSha: string;
  headRef: string;
  baseSha: string;
  baseRef: string;
  /** Somebody asks for it again. */
  fresh?: boolean;
}

/** Facts for the frame of a group's report: the group itself has no title, author or files of its own. */
async function frame(context: Context, group: MergeGroup): Promise<PullFacts> {
  const { store, host, now } = context;
  const rulebook = await rulebookAt({ documents: store.documents, host, now: now() }, group.baseSha);
  const nothing = {
    title: "",
    body: "",
    author: null,
    draft: false,
    headMessage: "",
    approvals: [],
    closes: [],
  };
  const pull = { ...group, ...nothing, baseTip: group.baseSha };
  return factsOf(context, rulebook, pull, { number: null, list: { files: [] }, fresh: false });
}

/** Judges a merge group on its own head: each of its pull requests with those ahead of it merged; never a blanket pass. */
export async function judgeGroup(context: Context, group: MergeGroup): Promise<void> {
  const { host, log } = context;
  const compared = await host.compare(group.baseSha, group.headSha);
  const numbers = pullsOfGroup(group.headRef, compared.messages ?? []);
  const judged: JudgedPull[] = [];
  const ahead: PullFacts[] = [];
  const items = new Set<string>();
  for (const number of numbers) {
    const loaded = await loadPullFacts(context, number);
    if (!loaded) continue;
    const verdict = evaluate(behind(loaded.facts, ahead, group.headSha));
    ahead.push(loaded.facts);
    judged.push({ number, verdict });
    for (const key of concernedItems(verdict.attribution.items, loaded.rulebook)) items.add(key);
  }
  const verdict = groupVerdict(judged);
  await writeReport(
    context,
    {
      subject: groupSubject(group.headSha),
      number: null,
      headSha: group.headSha,
      baseRef: group.baseRef,
      items: [...items],
      conclusion: verdict.conclusion,
      touches: null,
    },
    reportOf(verdict, await frame(context, group)),
    group.fresh,
  );
  log.info({ group: group.headSha, pulls: numbers, conclusion: verdict.conclusion }, "judged a merge group");
}
