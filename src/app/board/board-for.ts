import { type DesiredBoard, desiredBoard } from "../../core/board/desired.js";
import type { BoardFacts } from "../../core/board/model.js";
import { progressOf } from "../../core/board/progress.js";
import { type ShownClaim, shownClaims } from "../../core/board/shown-claims.js";
import { waves } from "../../core/plan/waves.js";
import type { SyncRequest } from "./sync-request.js";

/** Live claims; where only the board tells of them, those that it shows. */
export function claimsIn(
  { claims, now }: Pick<SyncRequest, "claims" | "now">,
  facts: BoardFacts,
): ShownClaim[] {
  if (claims === "as-shown") return shownClaims(facts);
  return claims.filter((claim) => claim.lapsesAt > now);
}

/** What the board should be, as plan, claims and what people did on GitHub say. */
export function boardFor(request: SyncRequest, facts: BoardFacts): DesiredBoard {
  const { plan, project, trackIssues, issueType } = request;
  const numbered = waves(plan).waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const));
  return desiredBoard({
    plan,
    progress: progressOf(plan, facts),
    claims: claimsIn(request, facts),
    waves: new Map(numbered),
    lost: facts.lost,
    project,
    issues: facts.issues,
    trackIssues,
    issueType,
  });
}
