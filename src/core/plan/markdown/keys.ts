/** A token that a plan may use as a key: `S4`, `T012`, `2.1`, `4.B`, `2A.1`, `TODO-001`, `#192`, `0009`, `bd-core-l3k`. */
const shapes = [
  /^[A-Z]{1,10}\d{1,6}[a-z]?(?:\.\d+)*$/,
  /^[A-Z][A-Z0-9]{0,15}(?:-[A-Z][A-Z0-9]{0,15}){0,3}-\d{1,6}[A-Za-z]?(?:\.\d+)*$/,
  /^#?\d{1,6}[A-Za-z]?(?:\.(?:\d+|[A-Za-z])){0,5}$/,
  /^\d{1,3}_[A-Z][A-Z0-9_]{1,30}$/,
  /^(?=[a-z0-9-]*\d)[a-z][a-z0-9]*(?:-[a-z0-9]+){2,6}$/,
];

/** Priorities, years and quarters look like keys and are none. */
const others = /^(?:P[0-4]|Q[1-4]|(?:19|20)\d\d|H[12])$/;

export const isKey = (token: string): boolean =>
  token.length <= 60 && !others.test(token) && shapes.some((shape) => shape.test(token));

/** A number alone, which is as often a place in a list or a chapter as it is a key. */
export const isNumber = (token: string): boolean => /^\d+(?:\.\d+)*$/.test(token);

/** Splits `S4. Title`, `T1: Title`, `001.md - Title`, `T012 Title` into key and rest. `needsMark`: a bare space doesn't do. */
export function splitKey(text: string, needsMark: boolean): { key: string; rest: string } | null {
  const found =
    /^\[?(#?[\p{L}\p{N}][\p{L}\p{N}._-]*?)\]?(?:\.md)?(\s*[:：]\s*|[.)]\s+|\s+[—–-]{1,2}\s+|\s+|$)/u.exec(
      text.slice(0, 80),
    );
  if (!found) return null;
  const [whole, token = "", mark = ""] = found;
  if (!isKey(token) || (needsMark && mark.trim() === "" && whole.length < text.length)) return null;
  return { key: token, rest: text.slice(whole.length).trim() };
}
