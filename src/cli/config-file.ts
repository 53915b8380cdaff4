import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { stringify } from "yaml";
import { type Config, configPath } from "../core/config/model.js";
import { readConfig } from "../core/config/read.js";
import { configFine, durationText, noConfigFile } from "../core/text/config.js";
import { workTreeOf } from "./git/repository.js";
import { json, type Outcome, problemLines } from "./outcome.js";
import { textFile } from "./text-file.js";

interface Source {
  path: string;
  /** Null: the repository has no config, which is fine. */
  text: string | null;
}

async function sourceIn(folder: string, file: string | null): Promise<Source> {
  if (file !== null) return { path: file, text: await textFile(file === "-" ? file : resolve(folder, file)) };
  const full = join((await workTreeOf(folder)) ?? folder, configPath);
  const there = await access(full).then(
    () => true,
    () => false,
  );
  return { path: configPath, text: there ? await textFile(full) : null };
}

/** `signalbox config lint`: everything that is wrong with the config. */
export async function lintConfig(
  folder: string,
  file: string | null,
  options: { json?: boolean },
): Promise<Outcome> {
  const { path, text } = await sourceIn(folder, file);
  const { problems } = readConfig(text, path);
  const fine = text === null ? noConfigFile(path) : configFine(path);
  return {
    stdout: options.json ? json({ problems }) : problems.length === 0 ? `${fine}\n` : problemLines(problems),
    stderr: "",
    code: problems.length > 0 ? 1 : 0,
  };
}

/** The config as it would be written, every default included. */
function asWritten({ claims, owners, companions, ...config }: Config): string {
  return stringify({
    ...config,
    ...(owners === null ? {} : { owners }),
    claims: { ...claims, ttl: durationText(claims.ttl), grace: durationText(claims.grace) },
    companions: companions.map(({ when, require, consult }) => ({
      when,
      ...(require === null ? {} : { require }),
      ...(consult === null ? {} : { consult }),
    })),
  });
}

/** `signalbox config show`: what holds, with every default; durations in milliseconds in the JSON. */
export async function showConfig(
  folder: string,
  file: string | null,
  options: { json?: boolean },
): Promise<Outcome> {
  const { path, text } = await sourceIn(folder, file);
  const { config, problems } = readConfig(text, path);
  if (problems.length > 0) return { stdout: "", stderr: problemLines(problems), code: 1 };
  return { stdout: options.json ? json(config) : asWritten(config), stderr: "", code: 0 };
}
