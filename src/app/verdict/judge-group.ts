import { behind } from "../../core/verdict/ahead.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import { groupVerdict, type JudgedPull, pullsOfGroup } from "../../core/verdict/group.js";
import type { PullFacts } from "../../core/verdict/model.js";
import type { Context } from "../context.js";
import { ofNoPull } from "../ports/verdict-store.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { groupSubject } from "../work/follow-up.js";
import { concernedItems, factsOf, loadPullFacts } from "./pull-facts.js";
import { reportOf, writeReport } from "./report.js";
import { nobodyAround } from "./surroundings.js";

/** A merge group as `merge_group.checks_requested` names it. */
export interface MergeGroup {
  headSha: string;
  headRef: string;
  baseSha: string;
  baseRef: string;
  /** Somebody asks for it again. */
  fresh?: boolean;
}

/** What rules a group: the default branch, and the trunk of its pull requests; nothing that its own branch holds. */
interface Rulers {
  rulebook: Rulebook;
  trunk: string;
}

/** Facts for the frame of a group's report: the group itself has no title, author or files of its own. */
async function frame(context: Context, group: MergeGroup, { rulebook, trunk }: Rulers): Promise<PullFacts> {
  const nothing = {
    title: "",
    body: "",
    author: null,
    account: null,
    draft: false,
    headMessage: "",
    approved: [],
    closes: [],
    defaultBranch: null,
  };
  const pull = { ...group, ...nothing, baseTip: group.baseSha };
  const around = nobodyAround(trunk);
  return factsOf(context, rulebook, pull, { number: null, list: { files: [] }, fresh: false, around });
}

/** Judges a merge group on its own head: each of its pull requests with those ahead of it merged; never a blanket pass. */
export async function judgeGroup(context: Context, group: MergeGroup): Promise<void> {
  const { store, host, repository, log, now } = context;
  const compared = await host.compare(group.baseSha, group.headSha);
  const numbers = pullsOfGroup(group.headRef, compared.messages ?? []);
  const judged: JudgedPull[] = [];
  const ahead: PullFacts[] = [];
  const items = new Set<string>();
  let rulers: Rulers | null = null;
  for (const number of numbers) {
    const loaded = await loadPullFacts(context, number);
    if (!loaded) continue;
    const verdict = evaluate(behind(loaded.facts, ahead, group.headSha));
    ahead.push(loaded.facts);
    rulers ??= { rulebook: loaded.rulebook, trunk: loaded.facts.place.trunk };
    judged.push({ number, verdict });
    for (const key of concernedItems(verdict.attribution.items, loaded.rulebook)) items.add(key);
  }
  const trunk = repository.defaultBranch;
  const deps = { documents: store.documents, host, now: now() };
  rulers ??= { rulebook: await rulebookOf(deps, trunk), trunk };
  const verdict = groupVerdict(judged);
  await writeReport(
    context,
    {
      ...ofNoPull,
      subject: groupSubject(group.headSha),
      number: null,
      headSha: group.headSha,
      baseRef: group.baseRef,
      items: [...items],
      conclusion: verdict.conclusion,
    },
    reportOf(verdict, await frame(context, group, rulers)),
    group.fresh,
  );
  log.info({ group: group.headSha, pulls: numbers, conclusion: verdict.conclusion }, "judged a merge group");
}
