import Table from "cli-table3";
import pc from "picocolors";
import type { Day } from "./play.js";

function mark(kept: boolean): string {
  return kept ? pc.green("✓") : pc.red("✗");
}

/** The day in one table. */
export function summaryTable({ readings, expectations }: Day): string {
  const { plan, board, secondSync, claims, pulls } = readings;
  const figures = new Table({ head: ["what", "read back from GitHub"], style: { head: [], border: [] } });
  figures.push(
    ["plan", `${plan.items} items, ${plan.edges} dependencies, ${plan.waves} waves`],
    ["board", `${board.issues} issues, ${board.labels} labels, ${board.milestones} milestones`],
    ["", `${board.dependencies} blocked_by edges, ${board.projectItems} project items`],
    ["first sync", `${board.requests} requests`],
    ["second sync", `${secondSync.requests} requests, ${secondSync.writes} writes`],
    ...claims.map((claim) => [
      `claim of ${claim.item}`,
      `${claim.winner ?? "nobody"} holds it; ${claim.loser} ${claim.loserUnassigned ? "unassigned" : "still assigned"}`,
    ]),
    ...pulls.map((pull) => [
      pull.title,
      `${pull.conclusion ?? "no check"}${pull.rules.length > 0 ? ` (${pull.rules.join(", ")})` : ""}`,
    ]),
  );
  const kept = expectations.map((one) => `  ${mark(one.kept)} ${one.what}`);
  return `${figures.toString()}\n\n${kept.join("\n")}`;
}
