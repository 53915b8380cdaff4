/** Comments whose commands have run: an edited or redelivered comment doesn't run again. */
export interface CommentLog {
  /** True for the first caller with this comment, false ever after. */
  begin(repositoryId: number, commentId: number, now: Date): Promise<boolean>;
  /** Takes `begin` back, so that a retry may run it: our own fault, nothing was done. */
  undo(repositoryId: number, commentId: number): Promise<void>;
}
