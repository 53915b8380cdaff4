import { compileOwners } from "../core/ownership/match.js";
import { CannotAnswer } from "./exit.js";
import { type LocalOwners, localOwners } from "./local-owners.js";
import { json, type Outcome, problemLines } from "./outcome.js";
import { visible } from "./output.js";
import { textFile } from "./text-file.js";

export interface MatchOptions {
  file?: string;
  pathsFrom?: string;
  null?: boolean;
  json?: boolean;
}

/** Who owns a path: owners as they are written, empty where nobody; line 0 where no rule decides. */
export interface OwnedPath {
  path: string;
  owners: string[];
  line: number;
}

async function askedPaths(paths: readonly string[], options: MatchOptions): Promise<string[]> {
  if (options.pathsFrom === undefined) return [...paths];
  const text = await textFile(options.pathsFrom);
  const separator = options.null || text.includes("\0") ? "\0" : /\r?\n/;
  return [
    ...paths,
    ...text
      .replace(/^\uFEFF/, "")
      .split(separator)
      .filter((path) => path !== ""),
  ];
}

/** Paths count from the repository's root. */
function fromRoot(path: string): string {
  return path.replace(/^(?:\.?\/+)+/, "");
}

function table(owned: readonly OwnedPath[], source: string): string {
  const width = Math.min(60, Math.max(0, ...owned.map(({ path }) => path.length)));
  return owned
    .map(({ path, owners, line }) => {
      const who = owners.length > 0 ? owners.join(" ") : "(nobody)";
      const where = line > 0 ? `${source}:${line}` : "no rule";
      return `${visible(path.padEnd(width))}  ${visible(who)}  ${visible(where)}\n`;
    })
    .join("");
}

/** What was wrong with the sources, which doesn't stop the rest from holding. */
function warnings({ ownership, problems }: LocalOwners): string {
  return problemLines([...problems, ...ownership.problems]);
}

/** `signalbox owners match`: owners per path, in the order asked. */
export async function matchOwners(
  folder: string,
  paths: readonly string[],
  options: MatchOptions,
): Promise<Outcome> {
  const asked = await askedPaths(paths, options);
  if (asked.length === 0)
    throw new CannotAnswer("name at least one path, or a list of them with --paths-from");
  const local = await localOwners(folder, options.file ?? null);
  const matcher = compileOwners(local.ownership.rules);
  const owned = asked.map((path): OwnedPath => {
    const rule = matcher.match(fromRoot(path));
    return { path, owners: rule?.owners ?? [], line: rule?.line ?? 0 };
  });
  const stdout = options.json ? json(owned) : table(owned, local.ownership.source);
  return { stdout, stderr: warnings(local), code: 0 };
}
