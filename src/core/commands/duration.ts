const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `30m`, `8h`, `2d` or `1h30m`; null where the text is none of that. */
export function parseDuration(text: string): number | null {
  if (!/^(?:\d{1,4}[mhd]){1,3}$/i.test(text)) return null;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d{1,4})([mhd])/gi)) {
    total += Number(count) * (units[(unit ?? "").toLowerCase()] ?? 0);
  }
  return total > 0 ? total : null;
}
