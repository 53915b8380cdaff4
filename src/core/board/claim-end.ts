/** How far the end of a claim may be from what the project shows, in milliseconds: heartbeats cost no write each. */
export const endSlack = 30 * 60_000;

/** Whether a text that a field shows says the wanted end, `2026-11-21 14:05 UTC`, closely enough to stay. */
export function saysEnd(shown: string, wanted: string): boolean {
  const apart = Math.abs(momentOf(shown) - momentOf(wanted));
  // What people wrote over it is no moment, and nothing is near that.
  return apart < endSlack;
}

function momentOf(text: string): number {
  const [, day, time] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC$/.exec(text.trim()) ?? [];
  return Date.parse(`${day}T${time}:00Z`);
}
