import type { WorkRequest } from "../ports/work.js";

/** What the newest request for the board knows already; both ways lead to the same board. */
export interface BoardDetail {
  /** Tip of the default branch, whose rule files were just loaded. */
  commit: string;
}

/** Bring the board to what the plan and the claims say; with a commit, without loading its rule files again. */
export function boardWork(repositoryId: number, commit?: string): WorkRequest {
  const detail: BoardDetail | undefined = commit === undefined ? undefined : { commit };
  return { repositoryId, kind: "board", subject: "plan", ...(detail && { detail }) };
}

/** How a pull request is to be judged. */
export interface PullDetail {
  /** Somebody asks for it: what is kept otherwise is looked up, and check and comment are written anew. */
  fresh: boolean;
}

/** What the verdict of a pull request is kept under. */
export const pullSubject = (number: number): string => `pull:${number}`;
export const pullNumber = (subject: string): number => Number(subject.slice("pull:".length));

/** What the verdict of a merge group is kept under. */
export const groupSubject = (headSha: string): string => `group:${headSha}`;

/** Judge again what is kept under these. */
export const verdictWork = (
  repositoryId: number,
  rows: readonly { subject: string }[],
  detail?: PullDetail,
): WorkRequest[] =>
  rows.map(({ subject }) => ({ repositoryId, kind: "verdict", subject, ...(detail && { detail }) }));

/** Judge a pull request again. */
export const pullWork = (repositoryId: number, number: number, detail?: PullDetail): WorkRequest => ({
  repositoryId,
  kind: "verdict",
  subject: pullSubject(number),
  ...(detail && { detail }),
});

/** Something may have become due, or is to be told. */
export const clockWork = (repositoryId: number): WorkRequest => ({
  repositoryId,
  kind: "clock",
  subject: "due",
});

/** The status issue may have to say something else. */
export const statusWork = (repositoryId: number): WorkRequest => ({
  repositoryId,
  kind: "status",
  subject: "issue",
});
