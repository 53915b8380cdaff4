/** Any key in one word that can neither end a comment nor hold `--`. */
export function encodeKey(key: string): string {
  return encodeURIComponent(key.replace(/[\uD800-\uDFFF]/gu, "\uFFFD")).replace(/--/g, "-%2D");
}

/** Null: not something that `encodeKey` wrote. */
export function decodeKey(text: string): string | null {
  try {
    return decodeURIComponent(text) || null;
  } catch {
    return null;
  }
}
