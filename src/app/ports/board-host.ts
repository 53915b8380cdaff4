import type { Change } from "../../core/board/change.js";
import type { BoardFacts, BoardIssue, Project } from "../../core/board/model.js";

export interface BoardQuery {
  /** Issues that the store knows, by item key. */
  known: { itemKey: string; nodeId: string }[];
  /** Also read every issue of the repository and take those with a marker: after a loss, before a creation. */
  scan: boolean;
  projectId: string | null;
  project: { title: string } | { number: number } | false;
}

/** What a change made at GitHub, for the changes that come after it. */
export type Applied =
  | { kind: "issue"; itemKey: string; issue: BoardIssue }
  | { kind: "project"; project: Project }
  | { kind: "nothing" };

/** What the board's reconciliation needs of GitHub. */
export interface BoardHost {
  /** Labels, milestones, issues with their dependencies and project values: GraphQL, 100 issues a request. */
  load(query: BoardQuery): Promise<BoardFacts>;
  /** Carries out one change. Throws where GitHub refuses; the caller goes on at the next sync. */
  apply(change: Change): Promise<Applied>;
}
