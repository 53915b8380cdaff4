import type { BoardOutlook } from "../board/outlook.js";
import { emptyPlanText } from "./board.js";
import { tally } from "./count.js";

/** What the board will do: `2 issues made, 1 closed as not planned; 1 dependency added`. */
export function boardOutlookText(outlook: BoardOutlook): string {
  if (outlook === "left-alone") return emptyPlanText;
  if (outlook === "uncounted") return "not counted, since the plan has too many items.";
  const issues = tally(
    [
      [outlook.made, "made"],
      [outlook.closedAsNotPlanned, "closed as not planned"],
      [outlook.closedAsDone, "closed as done"],
      [outlook.reopened, "reopened"],
      [outlook.renamed, "renamed"],
      [outlook.updated, "updated"],
    ],
    "issue",
    "issues",
  );
  const dependencies = tally(
    [
      [outlook.dependenciesAdded, "added"],
      [outlook.dependenciesRemoved, "removed"],
    ],
    "dependency",
    "dependencies",
  );
  const said = [issues, dependencies].filter(Boolean).join("; ");
  return said === ""
    ? "nothing changes."
    : `${said}. Counted from the two plans; what people closed or renamed there stays as they have it.`;
}
