/** A moment as people read it in a comment: `14:05 UTC`, with the date where it isn't today's. */
export function clock(at: Date, now: Date): string {
  const full = dateAndTime(at);
  return full.slice(0, 10) === now.toISOString().slice(0, 10) ? full.slice(11) : full;
}

/** `2026-11-21 14:05 UTC`: where it is read on another day than it was written. */
export const dateAndTime = (at: Date): string => moment(at.toISOString());

/** `2026-03-01 14:05 UTC`, whatever day it is read on; from ISO 8601. */
export const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** A span as people write it: `4h`, `30m`, `1h 30m`, `2d`. Seconds are rounded up to a minute. */
export function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor((minutes % 1440) / 60), "h"],
    [minutes % 60, "m"],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}
