import type { Problem, ProblemCode } from "../plan/model.js";

type Place = Pick<Problem, "file" | "line">;

const error = (code: ProblemCode, { file, line }: Place, message: string): Problem => ({
  severity: "error",
  code,
  message,
  file,
  line,
});
const warning = (code: ProblemCode, place: Place, message: string): Problem => ({
  ...error(code, place, message),
  severity: "warning",
});
const quoted = (name: string): string => `"${short(name)}"`;
const short = (name: string): string =>
  (name.length > 80 ? `${name.slice(0, 79)}…` : name).replace(/\s+/g, " ");
const meant = (near: string | null): string => (near === null ? "" : `; did you mean ${quoted(near)}?`);
const listed = (names: readonly string[], most = 8): string =>
  names.length > most
    ? `${names.slice(0, most).map(short).join(", ")} and ${names.length - most} more`
    : names.map(short).join(", ");

/** By file, then line; problems of one place keep the order of the rules. */
export function byPlace(a: Problem, b: Problem): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;
}

export const tooLarge = (file: string, bytes: number): Problem =>
  error(
    "too-large",
    { file, line: 0 },
    `the plan is larger than ${bytes / 1_048_576} MiB; split it into several files`,
  );

export const tooNested = (place: Place, levels: number): Problem =>
  error(
    "too-large",
    place,
    `lists or quotes are nested deeper than ${levels} levels here; a plan needs no more`,
  );

export const tooTangled = (place: Place): Problem =>
  error(
    "too-large",
    place,
    "this paragraph has so many brackets, stars or backticks that it can't be read in reasonable time; split it",
  );

export const tooManyDependencies = (place: Place, most: number): Problem =>
  error(
    "too-large",
    place,
    `with groups written out, the plan has more than ${most} dependencies; from here on they are left out. Let items wait for single items instead of for whole phases`,
  );

export const unreadable = (file: string): Problem =>
  error("unreadable", { file, line: 0 }, "this is not text; a plan is Markdown or YAML in UTF-8");

export const noItems = (file: string): Problem =>
  warning(
    "no-items",
    { file, line: 0 },
    "no items found; an item is a heading such as `Task 1.2: Title`, a table row with an ID, a line such as `- [ ] T1 Title`, or an entry of `items:` in YAML (see docs/plan-format.md)",
  );

export const cycle = (place: Place, keys: readonly string[]): Problem =>
  error(
    "cycle",
    place,
    `these items wait for each other, so none can start: ${listed([...keys, keys[0] ?? ""].map(short), 10).replaceAll(", ", " → ")}; remove one of the dependencies`,
  );

export const duplicateKey = (place: Place, key: string, first: Place & { key: string }): Problem =>
  error(
    "duplicate-key",
    place,
    `the key ${quoted(key)} is taken by another item (${first.file}:${first.line}${first.key === key ? "" : `, ${quoted(first.key)}: case doesn't count`}); give one of them another key`,
  );

export const selfDependency = (place: Place, key: string): Problem =>
  error("self-dependency", place, `item ${quoted(key)} depends on itself; remove that dependency`);

export function unknownDependency(
  place: Place,
  key: string,
  name: string,
  near: string | null,
  stops: boolean,
): Problem {
  const message = `item ${quoted(key)} depends on ${quoted(name)}, which is no item, phase or track of this plan${near === null ? "; name one, or take it out" : meant(near)}`;
  return stops ? error("unknown-dependency", place, message) : warning("unknown-dependency", place, message);
}

export const ambiguousName = (place: Place, key: string, name: string, keys: readonly string[]): Problem =>
  warning(
    "ambiguous",
    place,
    `item ${quoted(key)} depends on ${quoted(name)}, which could be any of ${listed(keys)}; write the key of the one that is meant`,
  );

export const unknownOwner = (
  place: Place,
  owner: string,
  what: string,
  known: readonly string[],
  near: string | null,
): Problem =>
  warning(
    "unknown-owner",
    place,
    `${what} names ${quoted(owner)}, which is no track or session of this plan${meant(near)}${known.length > 0 ? ` (known: ${listed(known)})` : ""}`,
  );

export const fileConflict = (place: Place, items: readonly [string, string], path: string): Problem =>
  warning(
    "file-conflict",
    place,
    `items ${quoted(items[0])} and ${quoted(items[1])} may run at the same time and both touch ${short(path)}; let one depend on the other, or split the file`,
  );

export const unownedFile = (place: Place, key: string, path: string): Problem =>
  warning(
    "unowned-file",
    place,
    `item ${quoted(key)} touches ${short(path)}, which stands in no ownership list; name its owner there, or mend the path`,
  );

export const foreignFile = (
  place: Place,
  key: string,
  path: string,
  owners: readonly string[],
  lane: string,
): Problem =>
  warning(
    "foreign-file",
    place,
    `item ${quoted(key)} of ${quoted(lane)} touches ${short(path)}, which belongs to ${listed(owners)}; agree on it first, or move the work there`,
  );

export const invalidYaml = (place: Place, why: string): Problem =>
  error("invalid-yaml", place, `not valid YAML: ${why}`);

export const invalidValue = (place: Place, message: string): Problem =>
  error("invalid-value", place, message);
