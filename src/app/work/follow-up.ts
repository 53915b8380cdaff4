import type { Context } from "../context.js";
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
  /** Look up what is kept otherwise: somebody asks for it. */
  fresh: boolean;
}

/** Judge a pull request again. */
export function pullWork(repositoryId: number, number: number, detail?: PullDetail): WorkRequest {
  return { repositoryId, kind: "verdict", subject: `pull:${number}`, ...(detail && { detail }) };
}

/** Items or claims changed: the board and the open pull requests concerned with them. */
export async function itemWork(context: Context, itemKeys: string[]): Promise<WorkRequest[]> {
  const { repository, store } = context;
  const concerned = await store.verdicts.open(repository.id, itemKeys);
  return [
    boardWork(repository.id),
    ...concerned.map((row) => ({
      repositoryId: repository.id,
      kind: "verdict" as const,
      subject: row.subject,
    })),
  ];
}

/** Something may have become due, or is to be told. */
export const clockWork = (repositoryId: number): WorkRequest => ({
  repositoryId,
  kind: "clock",
  subject: "due",
});

/** Judge every open pull request again: who may touch which files has changed. */
export async function openPullWork({ store, repository }: Context): Promise<WorkRequest[]> {
  const open = await store.verdicts.open(repository.id);
  return open.map(({ subject }) => ({ repositoryId: repository.id, kind: "verdict", subject }));
}

/** The status issue may have to say something else. */
export const statusWork = (repositoryId: number): WorkRequest => ({
  repositoryId,
  kind: "status",
  subject: "issue",
});
