/**
 * Whether some path fits both patterns. `*` and `?` stand for letters of one name, `**` for any number of folders; a
 * pattern that ends in a slash, or that names a folder, is about everything in it.
 */
export function overlaps(one: string, other: string): boolean {
  if (!wild.test(one) && !wild.test(other))
    return within(bare(one), bare(other)) || within(bare(other), bare(one));
  const [a, b] = [partsOf(one), partsOf(other)];
  const known = new Map<number, boolean>();
  const meet = (left: number, right: number): boolean => {
    // Where one is at its end, it names a folder or the path itself: what is below fits it too.
    if (left === a.length || right === b.length) return true;
    const place = left * (b.length + 1) + right;
    const before = known.get(place);
    if (before !== undefined) return before;
    known.set(place, false);
    const [x, y] = [a[left] ?? "", b[right] ?? ""];
    const found =
      x === "**"
        ? meet(left + 1, right) || meet(left, right + 1)
        : y === "**"
          ? meet(left, right + 1) || meet(left + 1, right)
          : namesMeet(x, y) && meet(left + 1, right + 1);
    known.set(place, found);
    return found;
  };
  return meet(0, 0);
}

const wild = /[*?]|\/\//;
const bare = (path: string): string => path.replace(/^\.?\//, "").replace(/\/$/, "");
const within = (path: string, folder: string): boolean =>
  folder === "" ||
  (path.startsWith(folder) && (path.length === folder.length || path[folder.length] === "/"));

const partsOf = (pattern: string): string[] =>
  pattern
    .replace(/^\.?\//, "")
    .split("/")
    .filter((part) => part !== "")
    .slice(0, 60);

/** Whether some name fits both; a table of `length × length`, so that stars can't blow up. */
function namesMeet(one: string, other: string): boolean {
  const [a, b] = [[...one].slice(0, 255), [...other].slice(0, 255)];
  let row = Array.from({ length: b.length + 1 }, (_, right) =>
    b.slice(0, right).every((char) => char === "*"),
  );
  for (let left = 1; left <= a.length; left += 1) {
    const x = a[left - 1];
    const next = [row[0] === true && x === "*"];
    for (let right = 1; right <= b.length; right += 1) {
      const y = b[right - 1];
      next[right] =
        x === "*" || y === "*"
          ? row[right] === true || next[right - 1] === true || row[right - 1] === true
          : (x === y || x === "?" || y === "?") && row[right - 1] === true;
    }
    row = next;
  }
  return row[b.length] === true;
}
