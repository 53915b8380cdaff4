import { changeCounts } from "../plan/diff/counts.js";
import { diffPlans } from "../plan/diff/diff-plans.js";
import { grouped } from "../plan/grouped.js";
import { exemptionOf } from "../verdict/exempt.js";
import type { Attribution, Finding, PullFacts, Verdict } from "../verdict/model.js";
import { count } from "./count.js";
import { cut, plain } from "./escape.js";
import { exemptText } from "./exempt.js";
import { trackName, tracksText } from "./findings.js";
import { shortCounts } from "./plan-figures.js";

function ownerText(owner: string): string {
  const named = /^(track|session):(.*)$/is.exec(owner);
  const name = named?.[2] ?? owner;
  if (named?.[1]?.toLowerCase() === "session") return `session ${name}`;
  return !named && owner.includes("@") ? owner.replace(/^@/, "") : trackName(name);
}

function filesTitle(findings: readonly Finding[]): string {
  const owned = findings.filter(({ owners }) => owners.length > 0);
  const parts: string[] = [];
  if (owned.length > 0) {
    const owners = new Set(owned.map((finding) => finding.owners.map(ownerText).join(" and ")));
    const [only = ""] = owners;
    const whose = owners.size === 1 ? cut(only, 60) : "others";
    parts.push(`${count(owned.length, "file belongs", "files belong")} to ${whose}`);
  }
  const nobody = findings.length - owned.length;
  if (nobody > 0) parts.push(`${count(nobody, "file belongs", "files belong")} to nobody`);
  return parts.join(" · ");
}

/** Files that change the rules, and items that others hold. */
function rulesTitle(findings: readonly Finding[]): string {
  const held = findings.filter(({ other }) => other !== undefined).length;
  const changed = findings.length - held;
  return [
    ...(changed > 0 ? [count(changed, "rule file needs a maintainer", "rule files need a maintainer")] : []),
    ...(held > 0 ? [count(held, "held item changes in the plan", "held items change in the plan")] : []),
  ].join(" · ");
}

const changes = (findings: readonly Finding[]): number => new Set(findings.map(({ other }) => other)).size;

/** What the findings of one rule come to in a title. */
const titles: Record<string, (findings: readonly Finding[]) => string> = {
  ownership: filesTitle,
  shared: ({ length }) => count(length, "shared file not announced", "shared files not announced"),
  stale: ({ length }) => count(length, "file changed on the base", "files changed on the base"),
  dependencies: ({ length }) => count(length, "dependency open", "dependencies open"),
  claim: ({ length }) => count(length, "item not claimed for this", "items not claimed for this"),
  overlap: (findings) => `overlaps ${count(changes(findings), "other change", "other changes")}`,
  scope: ({ length }) => count(length, "file out of scope", "files out of scope"),
  companions: ({ length }) => count(length, "companion missing", "companions missing"),
  done: ({ length }) => count(length, "item not finished", "items not finished"),
  facts: ({ length }) => count(length, "name unknown", "names unknown"),
  rules: rulesTitle,
};

const ruleTitle = (rule: string, findings: readonly Finding[]): string =>
  titles[rule]?.(findings) ?? `${rule}: ${count(findings.length, "problem", "problems")}`;

function clearTitle(attribution: Attribution, facts: PullFacts): string {
  const files = count(facts.files?.length ?? 0, "file", "files");
  const whose = attribution.by === "none" ? "" : `, ${tracksText(attribution.tracks)}`;
  return `Clear: ${files}${whose}${planTitle(facts)}`;
}

/** ` · 2 of 3 in a stack onto main`, or nothing. */
function stackTitle({ place: { position, size, lands } }: PullFacts): string {
  return size > 1 ? ` · ${position} of ${size} in a stack onto ${cut(plain(lands), 40)}` : "";
}

/** ` · plan: +2 −1 ~3` where the plan changes, else nothing. */
function planTitle({ plan, planAfter }: PullFacts): string {
  const counts = planAfter ? shortCounts(changeCounts(diffPlans(plan, planAfter))) : "";
  return counts === "" ? "" : ` · plan: ${counts}`;
}

/** The outcome in one line of at most 140 characters: `2 files belong to track schema · 1 dependency open`. */
export function checkTitle(
  verdict: Pick<Verdict, "conclusion" | "findings" | "attribution">,
  facts: PullFacts,
): string {
  if (verdict.conclusion === "unknown")
    return facts.files === null
      ? "Unknown: the files could not be listed"
      : "Unknown: who maintains this repository could not be told";
  const exempt = exemptionOf(facts);
  const weighty = verdict.findings.filter(({ severity }) => severity !== "info");
  if (exempt !== null && weighty.length === 0) return cut(plain(`Exempt: ${exemptText(exempt)}`), 140);
  const groups = grouped(weighty, ({ rule }) => rule);
  const said = [...groups].map(([rule, findings]) => ruleTitle(rule, findings)).join(" · ");
  const title = said === "" ? clearTitle(verdict.attribution, facts) : said;
  const stack = stackTitle(facts);
  return cut(plain(facts.draft ? `Draft · ${title}` : title), 140 - stack.length) + stack;
}
