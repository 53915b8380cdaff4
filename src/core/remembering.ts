/**
 * A function that gives what it gave before for the same key, for the `kept` keys that were asked for last. For what is
 * asked for far more often than it changes.
 */
export function remembering<In, Out>(
  kept: number,
  keyOf: (input: In) => string,
  make: (input: In) => Out,
): (input: In) => Out {
  const known = new Map<string, { made: Out }>();
  return (input) => {
    const key = keyOf(input);
    const entry = known.get(key) ?? { made: make(input) };
    // The one that was asked for last goes last.
    known.delete(key);
    known.set(key, entry);
    for (const [oldest] of known) {
      if (known.size <= kept) break;
      known.delete(oldest);
    }
    return entry.made;
  };
}
