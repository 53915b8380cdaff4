import type { Answer } from "../answer.js";
import type { CommentPlace } from "../concerns.js";

/** A comment that holds commands. */
export interface CommentRef {
  repositoryId: number;
  place: CommentPlace;
  commentId: number;
  /** Issue or pull request that it stands on. */
  issue: number;
  /** Its login. */
  author: string;
}

/** How far the commands of a comment have run. */
export interface CommentRun {
  /** Of the commands that have run, in their order. */
  answers: Answer[];
  /** Everything is said: an edited or redelivered comment doesn't run again. */
  done: boolean;
}

export interface CommentLog {
  /** Null: none of its commands has run. */
  run(comment: CommentRef): Promise<CommentRun | null>;
  /** How many other comments of its author had commands there since then. */
  others(comment: CommentRef, since: Date): Promise<number>;
  /** Called after each command, so that what failed behind it is tried again without it. */
  keepAnswers(comment: CommentRef, answers: Answer[], now: Date): Promise<void>;
  markDone(comment: CommentRef, now: Date): Promise<void>;
}
