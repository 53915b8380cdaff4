import type { Config } from "../config/model.js";

/** Settings that are told part by part; the others are one value each. */
const parts: ReadonlySet<string> = new Set([
  "rules",
  "claims",
  "who",
  "exempt",
  "presence",
  "messages",
  "intents",
  "sessions",
  "bots",
]);
/** Lists whose order means something. */
const ordered: ReadonlySet<string> = new Set(["plan"]);

/** What differs between two configs as they are read, a line a setting: ways of writing and defaults don't count. */
export function configChanges(before: Config, after: Config): string[] {
  const [then, now] = [settingsOf(before), settingsOf(after)];
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [then.get(name), now.get(name)];
    if (was?.canonical === is?.canonical) return [];
    const [from, to] = [was?.shown, is?.shown];
    return [from !== undefined && to !== undefined ? `${name}: ${from} → ${to}` : name];
  });
}

interface Setting {
  canonical: string;
  /** A word that can be told; numbers are milliseconds mostly, and maps are long. */
  shown: string | undefined;
}

function settingsOf(config: Config): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  for (const [key, value] of Object.entries(config)) {
    const split = parts.has(key) && typeof value === "object" && value !== null;
    if (!split) settings.set(key, settingOf(value, ordered.has(key)));
    else
      for (const [name, part] of Object.entries(value))
        settings.set(`${key}.${name}`, settingOf(part, false));
  }
  return settings;
}

function settingOf(value: unknown, isOrdered: boolean): Setting {
  const shown = typeof value === "string" || typeof value === "boolean" ? String(value) : undefined;
  return { canonical: JSON.stringify(canonical(value, isOrdered)) ?? "", shown };
}

/** The same for the same setting, in whatever order its keys and the members of its lists stand. */
function canonical(value: unknown, isOrdered: boolean): unknown {
  if (Array.isArray(value)) {
    const members = value.map((one) => canonical(one, isOrdered));
    return isOrdered ? members : members.map((one) => JSON.stringify(one)).sort();
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => [key, canonical(part, isOrdered)]);
}
