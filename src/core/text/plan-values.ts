const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

const shapes: Record<string, string> = {
  string: "text; put it in quotes",
  boolean: "true or false",
  array: "a list (lines that start with `- `)",
  object: "an entry with keys (`name: value` lines)",
  record: "an entry with keys (`name: value` lines)",
};

export const unknownKey = (
  place: string,
  key: string,
  allowed: readonly string[],
  near: string | null,
): string =>
  `unknown key \`${key}\`${place === "" ? "" : ` in ${place}`}${near === null ? "" : `; did you mean \`${near}\`?`} Allowed are ${listed(allowed)}`;

export const missingValue = (place: string, key: string): string =>
  key === "items"
    ? "the plan has no `items:`; list its items there"
    : `${place} is missing; every entry needs \`${key}\``;

export const wrongShape = (place: string, expected: string): string =>
  `${place === "" ? "the plan" : place} must be ${shapes[expected] ?? expected}`;

export const wrongChoice = (place: string, allowed: readonly string[]): string =>
  `${place} must be one of ${listed(allowed)}`;

export function wrongLength(
  place: string,
  direction: "at least" | "at most",
  count: number,
  origin: string,
): string {
  if (direction === "at least" && count === 1 && origin === "string") return `${place} must not be empty`;
  return `${place} must have ${direction} ${count} ${origin === "string" ? "characters" : "entries"}`;
}

export const unknownPhase = (
  place: string,
  phase: string,
  phases: readonly string[],
  near: string | null,
): string =>
  `${place} names the phase "${phase}", which is not in \`phases\`${near === null ? "" : `; did you mean "${near}"?`} (${phases.join(", ")})`;

export const twoStates = (place: string): string =>
  `${place} says both \`state\` and \`done\`, and they differ; keep one`;

export const aliasBomb = "its aliases stand for far more entries than a plan has; write them out";

export const unknownAlias = (name: string): string =>
  `the alias *${name.slice(0, 80)} has no anchor &${name.slice(0, 80)} before it`;

export const endlessAlias = (name: string): string =>
  `the alias *${name.slice(0, 80)} stands inside what it stands for, which never ends`;

export const tooDeepYaml = "entries are nested far deeper than a plan needs";

export const twiceKey = "this key stands twice in one entry; keep one";

export const secondDocument = "a second document starts here (`---`); a plan file holds one";

export const withColumn = (reason: string, column: number): string => `${reason} (column ${column})`;

/** The library's reasons in words of somebody who writes a plan, where its own are about its grammar. */
export function yamlReason(reason: string): string {
  if (reason.startsWith("tab characters")) return "a tab where spaces must indent";
  if (/within an? (?:double|single) quoted scalar/.test(reason))
    return "a quote is opened here or above and never closed";
  if (reason.startsWith("bad indentation of a mapping entry"))
    return "this line's indentation fits no entry above it, or its text holds `: ` and needs quotes";
  if (reason === "deficient indentation")
    return "a quote or a bracket above is never closed, or the lines of its text aren't indented";
  return reason;
}
