import type { Log } from "../app/ports/log.js";

/**
 * Runs a chore every `ms` milliseconds, never twice at once; a failure is logged and it goes on. The returned
 * function ends it and resolves when a chore that runs has ended.
 */
export function repeatedly(
  ms: number,
  name: string,
  chore: () => Promise<void>,
  log: Log,
): () => Promise<void> {
  let current: Promise<void> | null = null;
  const once = async () => {
    try {
      await chore();
    } catch (error) {
      log.error({ err: error, chore: name }, "a chore of the store failed; it is tried again");
    } finally {
      current = null;
    }
  };
  const timer = setInterval(() => {
    current ??= once();
  }, ms);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await current;
  };
}
