/** 0: fine. 1: the answer is no. 2: it could not be answered (design.md §6). */
export const exitCode = { fine: 0, no: 1, unanswered: 2 } as const;

/** Why a command can't answer: bad usage, unreadable input. Its message is for people; it ends with exit code 2. */
export class CannotAnswer extends Error {}
