/** Comments whose commands have run: an edited or redelivered comment doesn't run again. */
export interface CommentLog {
  hasRun(repositoryId: number, commentId: number): Promise<boolean>;
  /** Called when everything is done, so that a crash in between runs the commands again instead of losing them. */
  markRun(repositoryId: number, commentId: number, now: Date): Promise<void>;
}
