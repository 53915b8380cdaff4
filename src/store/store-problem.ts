/** The store can't be opened, for a reason that whoever runs the process can mend. The message says what to do. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}

/** The system's code of an error (`EACCES`, `ECONNREFUSED`, `28P01`), or null. */
export function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : null;
}

/** What an error says, however it was made: some errors of `pg` hold their text in a list of causes. */
export function sayingOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(sayingOf).join("; ");
  if (error instanceof Error) return error.message;
  // The file system inside PGlite throws plain objects that hold a number.
  const errno = (error as { errno?: unknown } | null)?.errno;
  return typeof errno === "number" ? `error ${errno} of its file system` : String(error);
}
