import * as say from "../text/findings.js";
import type { ChangedFile, Finding, Override, PullFacts } from "./model.js";
import { sidesOf } from "./paths.js";

/** Blob ids by path, both sides of a rename: what an override remembers of the files. */
export function blobsOf(files: readonly ChangedFile[]): Map<string, string> {
  return new Map(files.flatMap((file) => sidesOf(file).map((path) => [path, file.oid ?? ""] as const)));
}

/** Whether the files that a finding is about, all of them where it names none, are as they were. */
function stillHolds({ files: then }: Override, finding: Finding, now: ReadonlyMap<string, string>): boolean {
  if (then === null) return true;
  if (finding.path !== null)
    return then.has(finding.path) && then.get(finding.path) === now.get(finding.path);
  return now.size === then.size && [...now].every(([path, oid]) => then.get(path) === oid);
}

/** What a maintainer lets pass is still shown, with the reason; facts that could not be had are nobody's to let pass. */
export function overridden(
  findings: readonly Finding[],
  facts: Pick<PullFacts, "overrides" | "files">,
): Finding[] {
  if (facts.overrides.length === 0) return [...findings];
  const now = blobsOf(facts.files ?? []);
  return findings.map((finding) => {
    if (finding.rule === "facts" || finding.severity === "info") return finding;
    const by = facts.overrides.findLast(
      (one) => (one.rule === finding.rule || one.rule === "all") && stillHolds(one, finding, now),
    );
    return by
      ? { ...finding, severity: "info", ...say.overridden(finding.message, by.login, by.reason) }
      : finding;
  });
}
