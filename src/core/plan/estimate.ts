/** Hours in a unit. A working day has 8 hours, a week 5 days. */
const hoursOf: [RegExp, number][] = [
  [/^(?:m|min|mins|minutes?)$/, 1 / 60],
  [/^(?:h|hrs?|hours?)$/, 1],
  [/^(?:d|days?|pd)$/, 8],
  [/^(?:w|weeks?|pw)$/, 40],
];

/**
 * An estimate in hours: `2h`, `30 min`, `1 day`, `1.5 hours`, `1h 30m`, `2-3 days` (the longer one counts).
 * Null where the text is no estimate.
 */
export function parseEstimate(text: string): number | null {
  const flat = text
    .trim()
    .toLowerCase()
    .replace(/^[~≈]\s*/, "");
  const span = /^\d+(?:\.\d+)?\s*(?:-|–|to)\s*(\d.*)$/.exec(flat.slice(0, 60));
  const rest = span?.[1] ?? flat.slice(0, 60);
  let hours = 0;
  let end = 0;
  for (const part of rest.matchAll(/(\d+(?:\.\d+)?)[\s-]*([a-z]+)[\s,]*/g)) {
    const unit = hoursOf.find(([pattern]) => pattern.test(part[2] ?? ""));
    if (!unit || part.index !== end) return null;
    hours += Number(part[1]) * unit[1];
    end = part.index + part[0].length;
  }
  return end === rest.length && end > 0 ? hours : null;
}

/** To a hundredth of an hour, so that sums of thirds of an hour don't show their tails. */
export const roundedHours = (hours: number): number => Math.round(hours * 100) / 100;
