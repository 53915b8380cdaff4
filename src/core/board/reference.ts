import { decodeKey, encodeKey } from "./key.js";

/**
 * An issue's body names issues that may not exist yet when the change is decided. Such a reference is a
 * comment with the item's key; it becomes `#12` when the change is carried out. Plan text can't forge one:
 * `<` is disarmed in it.
 */
export function reference(itemKey: string): string {
  return `<!-- signalbox:ref ${encodeKey(itemKey)} -->`;
}

/** Puts in the numbers that are known; leaves the references to items of `expected`; drops the rest. */
export function resolveReferences(
  body: string,
  numberOf: (itemKey: string) => number | null,
  expected: ReadonlySet<string> = new Set(),
): string {
  return body.replace(/<!-- signalbox:ref (\S+) -->( ?)/g, (whole, encoded: string, space: string) => {
    const key = decodeKey(encoded) ?? "";
    const number = numberOf(key);
    if (number !== null) return `#${number}${space}`;
    return expected.has(key) ? whole : "";
  });
}
