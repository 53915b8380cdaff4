import { cut } from "./escape.js";
import { span } from "./time.js";

/** What is said about the config file. */

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  return `\`${cut(JSON.stringify(value) ?? String(value), 60).replaceAll("`", "'")}\``;
}

function shownKey(key: string): string {
  return `\`${cut(key, 60).replaceAll("`", "'")}\``;
}

/** A setting's place as people write it: `sessions.senior.logins[0]`. */
export function placeName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index ? "." : ""}${String(key)}`))
    .join("");
}

export function wrongValue(path: readonly PropertyKey[], allowed: string, value: unknown): string {
  const place = path.length === 0 ? "The config" : `\`${placeName(path)}\``;
  return value === undefined
    ? `${place} is missing: it must be ${allowed}.`
    : `${place} must be ${allowed}; it is ${shown(value)}.`;
}

export function badKey(path: readonly PropertyKey[], key: string, allowed: string): string {
  return `${shownKey(key)} in \`${placeName(path)}\` must be ${allowed}.`;
}

export function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  near: string | null,
  allowed: readonly string[],
): string {
  const where = path.length === 0 ? "" : ` in \`${placeName(path)}\``;
  const hint = near === null ? "" : ` Did you mean \`${near}\`?`;
  return `Unknown key ${shownKey(key)}${where}.${hint} Allowed are ${allowed.map((one) => `\`${one}\``).join(", ")}.`;
}

export function sameSession(id: string, other: string): string {
  return `The session ids ${shownKey(id)} and ${shownKey(other)} differ only in case: name each session once.`;
}

export function notYaml(reason: string): string {
  return `The file is not valid YAML: ${reason}`;
}

export function aliasBomb(): string {
  return "The file's YAML aliases expand to too much: write the values out.";
}

export function nestedTooDeep(): string {
  return "The file is nested too deeply to be read.";
}

export function configTooLarge(limit: number): string {
  return `The file is larger than ${limit / 1024} KB, which is no config.`;
}

/** A count of settings that was read without a problem. */
export function configFine(path: string): string {
  return `${path}: no problems`;
}

/** The duration as a config writes it. */
export function durationText(milliseconds: number): string {
  return span(milliseconds).replaceAll(" ", "");
}

export function noConfigFile(path: string): string {
  return `${path}: there is none; every setting has its default`;
}
