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
