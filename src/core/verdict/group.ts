import type { Attribution, Conclusion, Verdict } from "./model.js";

export interface JudgedPull {
  number: number;
  verdict: Verdict;
}

const queueBranch = /\/pr-(\d{1,10})-[0-9a-f]{7,64}$/;
/** The messages GitHub gives to the commits of a queue: a merge names the pull request, a squash ends with it. */
const mergedPull = [/^Merge pull request #(\d{1,10}) /, /\(#(\d{1,10})\)$/];

/**
 * The pull requests of a merge group: the one its branch `gh-readonly-queue/BASE/pr-N-SHA` names, and those that
 * its commits carry (docs.github.com, "Managing a merge queue": a group holds the changes ahead of it too).
 */
export function pullsOfGroup(headRef: string, messages: string[]): number[] {
  const named = queueBranch.exec(headRef)?.[1];
  const carried = messages.flatMap((message) => {
    const [first = ""] = message.split("\n");
    return mergedPull.flatMap((pattern) => pattern.exec(first)?.[1] ?? []);
  });
  return [...new Set([...carried, ...(named ? [named] : [])].map(Number))];
}

export const worstFirst: readonly Conclusion[] = ["unknown", "failure", "neutral", "success"];

function everybody(judged: JudgedPull[]): Attribution {
  const all = judged.map((one) => one.verdict.attribution);
  return {
    items: [...new Set(all.flatMap((one) => one.items))],
    tracks: [...new Set(all.flatMap((one) => one.tracks))],
    session: null,
    by: all.find((one) => one.by !== "none")?.by ?? "none",
  };
}

/** One verdict over all pull requests of a group: as bad as the worst, each finding naming its pull request. */
export function groupVerdict(judged: JudgedPull[]): Verdict {
  const conclusion =
    worstFirst.find((worst) => judged.some((one) => one.verdict.conclusion === worst)) ?? "unknown";
  const named = judged.filter((one) => one.verdict.conclusion === conclusion);
  const title = named.map((one) => `#${one.number}: ${one.verdict.title}`).join(" · ");
  return {
    conclusion,
    title: title || "The pull requests of this merge group could not be told",
    findings: judged.flatMap(({ number, verdict }) =>
      verdict.findings.map((finding) => ({ ...finding, message: `#${number}: ${finding.message}` })),
    ),
    attribution: everybody(judged),
  };
}
