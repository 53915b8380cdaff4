/** Milliseconds after which the whole board is read again: nobody tells us of every edit of a project's fields. */
export const fullEveryMs = 6 * 3_600_000;
