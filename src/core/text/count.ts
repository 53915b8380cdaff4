/** `1 file`, `3 files`. */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `2 items added, 1 removed`: what there is none of is left out, and the thing is named once. Empty where there is nothing. */
export function tally(parts: readonly (readonly [number, string])[], one: string, many: string): string {
  return parts
    .filter(([number]) => number > 0)
    .map(([number, what], index) => `${index === 0 ? count(number, one, many) : number} ${what}`)
    .join(", ");
}
