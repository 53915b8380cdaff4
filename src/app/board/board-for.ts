import { type DesiredBoard, desiredBoard } from "../../core/board/desired.js";
import type { BoardFacts } from "../../core/board/model.js";
import { progressOf } from "../../core/board/progress.js";
import type { Claim } from "../../core/claims/model.js";
import { waves } from "../../core/plan/waves.js";
import type { SyncRequest } from "./sync-request.js";

export function liveClaims(request: Pick<SyncRequest, "claims" | "now">): Claim[] {
  return request.claims.filter((claim) => claim.lapsesAt > request.now);
}

/** What the board should be, as plan, claims and what people did on GitHub say. */
export function boardFor(request: SyncRequest, facts: BoardFacts): DesiredBoard {
  const { plan, project, trackIssues } = request;
  const numbered = waves(plan).waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const));
  return desiredBoard({
    plan,
    progress: progressOf(plan, facts),
    claims: liveClaims(request),
    waves: new Map(numbered),
    lost: facts.lost,
    project,
    issues: facts.issues,
    trackIssues,
  });
}
