/** Milliseconds that `work` takes, `rounds` times, the fastest first. */
export async function rounds(count, work) {
  const times = [];
  for (let round = 0; round < count; round += 1) {
    // What earlier rounds left behind is not this one's to clear away.
    globalThis.gc?.();
    const start = process.hrtime.bigint();
    await work();
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  return times.sort((a, b) => a - b);
}

/** The value in the middle. */
export const median = (times) => times[Math.floor(times.length / 2)];

/** `123 ms (98 to 210)`. */
export const shown = (times) =>
  `${median(times).toFixed(0)} ms (${times[0].toFixed(0)} to ${times.at(-1).toFixed(0)})`;

/** How often `second` holds `first`, by the fastest rounds: what else runs on a machine only ever adds time. */
export const ratio = (first, second) => (first[0] / second[0]).toFixed(2);

/** Two kinds of work in turns, so that a machine that gets slower gets slower for both. */
export async function inTurns(count, first, second) {
  const [a, b] = [[], []];
  for (let round = 0; round < count; round += 1) {
    a.push(...(await rounds(1, first)));
    b.push(...(await rounds(1, second)));
  }
  const sorted = (times) => times.sort((x, y) => x - y);
  return [sorted(a), sorted(b)];
}
