import type { Answer } from "../answer.js";

/** How far the commands of a comment have run. */
export interface CommentRun {
  /** Of the commands that have run, in their order. */
  answers: Answer[];
  /** Everything is said: an edited or redelivered comment doesn't run again. */
  done: boolean;
}

export interface CommentLog {
  /** Null: none of its commands has run. */
  run(repositoryId: number, commentId: number): Promise<CommentRun | null>;
  /** Called after each command, so that what failed behind it is tried again without it. */
  keepAnswers(repositoryId: number, commentId: number, answers: Answer[], now: Date): Promise<void>;
  markDone(repositoryId: number, commentId: number, now: Date): Promise<void>;
}
