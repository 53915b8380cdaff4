import { setTimeout as sleep } from "node:timers/promises";

const stepMs = 100;

/** Asks until the answer is no longer null. Throws after `limitMs` with what was waited for. */
export async function until<T>(what: string, ask: () => Promise<T | null>, limitMs = 120_000): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain for ${what}`);
    await sleep(stepMs);
  }
}

/** Twice in a row: between a delivery's arrival and its row in the store nothing is to be seen. */
export async function untilSettled(
  sandbox: { idle(ms: number): Promise<void> },
  app: { idle(): Promise<boolean> },
): Promise<void> {
  let quiet = 0;
  await until(
    "the App to work through what it was told",
    async () => {
      await sandbox.idle(100);
      quiet = (await app.idle()) ? quiet + 1 : 0;
      return quiet >= 2 ? true : null;
    },
    // A first sync of a thousand items takes its time.
    900_000,
  );
}
