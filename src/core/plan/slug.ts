/** A text as an id: lower case, words joined by hyphens, letters of any script kept. `Senior Session` → `senior-session`. */
export function slug(text: string): string {
  if (plain.test(text)) return text;
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}

const plain = /^[a-z0-9_]+(?:[-.][a-z0-9_]+)*$/;

/** The words of a text, for telling whether two titles speak of the same thing. */
export function words(text: string): Set<string> {
  return new Set(
    slug(text)
      .split(/[-._]+/)
      .filter((word) => word !== ""),
  );
}

/** Whether two titles may describe one item: half of the shorter one's words stand in the other. */
export function alike(one: string, other: string): boolean {
  const a = words(one);
  const b = words(other);
  if (a.size === 0 || b.size === 0) return true;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common * 2 >= Math.min(a.size, b.size);
}
