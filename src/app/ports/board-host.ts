import type { Applied } from "../../core/board/absorb.js";
import type { Change } from "../../core/board/change.js";
import type { BoardFacts, KnownFields } from "../../core/board/model.js";

export interface BoardQuery {
  /** Issues that the store knows, by item key. */
  known: { itemKey: string; number: number; nodeId: string }[];
  /**
   * Also look for markers in other issues of the repository: in all, after a loss and at the first sync; or in those that
   * changed since a moment, after a creation whose outcome isn't known.
   */
  scan: "all" | Date | false;
  /** Leave out labels, milestones and the project: how far the known issues are is all that is asked. */
  issuesOnly?: boolean;
  projectId: string | null;
  /** Fields of that project that the store knows. */
  knownFields?: KnownFields;
  project: { title: string } | { number: number } | false;
}

/** What the board's reconciliation needs of GitHub. */
export interface BoardHost {
  /** Labels, milestones, issues with their dependencies and project values: GraphQL, 100 issues a request. */
  load(query: BoardQuery): Promise<BoardFacts>;
  /**
   * Carries out one change; `facts` are those of `load`, kept current with what earlier changes made.
   * Throws `HostRefusal` where GitHub refuses this one change, anything else where going on is no use.
   */
  apply(change: Change, facts: BoardFacts): Promise<Applied>;
}

/** GitHub refuses one change (404, 410, 422, a missing permission): the others can still be carried out. */
export class HostRefusal extends Error {
  readonly status: number | null;

  constructor(message: string, status: number | null, options?: ErrorOptions) {
    super(message, options);
    this.name = "HostRefusal";
    this.status = status;
  }
}
