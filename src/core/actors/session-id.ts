/** Letters, digits, `.`, `_` and `-`; starts with a letter or digit. */
export const sessionIdPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

export const sessionIdRule =
  "letters of one script, digits, dot, hyphen and underscore, at most 64, starting with a letter or digit";

/** Scripts that are written together count as one (Unicode TR 39 §5.1: single script, augmented). */
const scripts: readonly RegExp[] = [
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u,
  /^[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Common}\p{Script=Inherited}]*$/u,
  ...[
    "Arabic",
    "Armenian",
    "Bengali",
    "Devanagari",
    "Ethiopic",
    "Georgian",
    "Gujarati",
    "Gurmukhi",
    "Hebrew",
  ].map(ofScript),
  ...["Kannada", "Khmer", "Lao", "Malayalam", "Myanmar", "Sinhala", "Tamil", "Telugu", "Thai", "Tibetan"].map(
    ofScript,
  ),
];

function ofScript(name: string): RegExp {
  return new RegExp(`^[\\p{Script=${name}}\\p{Script=Common}\\p{Script=Inherited}]*$`, "u");
}

/** An id as it is kept: normalized (NFKC), in lower case; null where it is none. */
export function readSessionId(text: string): string | null {
  const id = text.normalize("NFKC").toLowerCase();
  return sessionIdPattern.test(id) && scripts.some((script) => script.test(id)) ? id : null;
}

/** Letters that look like others, as far as names of sessions are made of them (Unicode TR 39 §4, confusables). */
const lookalikes = new Map(
  Object.entries({
    "0": "o",
    "1": "l",
    i: "l",
    "|": "l",
    ı: "l",
    а: "a",
    в: "b",
    с: "c",
    ԁ: "d",
    е: "e",
    һ: "h",
    н: "h",
    і: "l",
    ј: "j",
    к: "k",
    ӏ: "l",
    м: "m",
    о: "o",
    р: "p",
    ԛ: "q",
    ѕ: "s",
    т: "t",
    у: "y",
    ѵ: "v",
    ԝ: "w",
    х: "x",
    α: "a",
    ε: "e",
    ι: "l",
    κ: "k",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
    ω: "w",
  }),
);

/** What an id looks like: two that look the same have the same. Marks on letters, hyphens and dots don't count. */
export function skeletonOf(id: string): string {
  const plain = id
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}._-]/gu, "");
  return [...plain]
    .map((letter) => lookalikes.get(letter) ?? letter)
    .join("")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w");
}

/** The reserved name that an id looks like without being it; null: none. */
export function confusableWith(id: string, reserved: Iterable<string>): string | null {
  const skeleton = skeletonOf(id);
  for (const name of reserved)
    if (name.toLowerCase() !== id.toLowerCase() && skeletonOf(name) === skeleton) return name;
  return null;
}
