import Table from "cli-table3";
import pc from "picocolors";
import type { Day } from "./play.js";

function mark(kept: boolean): string {
  return kept ? pc.green("✓") : pc.red("✗");
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Rows without lines between them. */
const chars = { mid: "", "left-mid": "", "mid-mid": "", "right-mid": "" };

/** The day in one table. */
export function summaryTable({ readings, expectations }: Day): string {
  const { plan, board, secondSync, claims, pulls } = readings;
  const figures = new Table({
    head: ["what", "read back from GitHub"],
    style: { head: [], border: [] },
    chars,
  });
  figures.push(
    [
      "plan",
      `${count(plan.items, "item")}, ${count(plan.edges, "dependency", "dependencies")}, ${count(plan.waves, "wave")}`,
    ],
    [
      "board",
      `${count(board.issues, "issue")}, ${count(board.labels, "label")}, ${count(board.milestones, "milestone")}`,
    ],
    ["", `${count(board.dependencies, "blocked_by edge")}, ${count(board.projectItems, "project item")}`],
    ["first sync", count(board.requests, "request")],
    ["second sync", `${count(secondSync.requests, "request")}, ${count(secondSync.writes, "write")}`],
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
