import type { Who } from "../actors/rights.js";
import type { Problem } from "../plan/model.js";
import { sameSession } from "../text/config.js";
import { type Config, configPath } from "./model.js";
import { lineOfKey, problemsOf, type Source } from "./problems.js";
import { type ConfigInput, configSchema } from "./schema.js";
import { readYaml } from "./yaml-source.js";

function toConfig(input: ConfigInput): Config {
  return {
    plan: input.plan === undefined ? [] : [input.plan].flat(),
    owners: input.owners ?? null,
    sessions: input.sessions,
    claims: input.claims,
    who: input.who as Who,
    bots: input.bots,
    orchestrator: input.orchestrator ?? null,
    rules: input.rules,
    unowned: input.unowned,
    trunks: input.trunks,
    companions: input.companions.map(({ when, require, consult }) => ({
      when,
      require: require ?? null,
      consult: consult ?? null,
    })),
    exempt: input.exempt,
    presence: input.presence,
    messages: input.messages,
    intents: input.intents,
    status: input.status,
    trackIssues: input.trackIssues,
    issueType: input.issueType ?? null,
    project: input.project,
  };
}

/** What holds where there is no config. */
export function defaultConfig(): Config {
  return toConfig(configSchema.parse({}));
}

function repeatedSessions(config: Config, source: Source): Problem[] {
  const seen = new Map<string, string>();
  return Object.keys(config.sessions).flatMap((id): Problem[] => {
    const other = seen.get(id.toLowerCase());
    seen.set(id.toLowerCase(), other ?? id);
    if (other === undefined) return [];
    const line = lineOfKey(source, ["sessions"], id);
    return [
      { severity: "error", code: "duplicate-key", message: sameSession(id, other), file: source.file, line },
    ];
  });
}

/**
 * Reads `.github/signalbox.yml` with every default filled in. On errors `config` holds the
 * defaults, and `problems` say where, what is wrong and what is allowed; the caller keeps the last good one.
 * Null and empty text are a config without settings.
 */
export function readConfig(
  text: string | null,
  path: string = configPath,
): { config: Config; problems: Problem[] } {
  if (text === null) return { config: defaultConfig(), problems: [] };
  const yaml = readYaml(text, path);
  if (!yaml.ok) return { config: defaultConfig(), problems: yaml.problems };
  const source: Source = { file: path, document: yaml.document, lines: yaml.lines };
  const parsed = configSchema.safeParse(yaml.value ?? {});
  if (!parsed.success) {
    return { config: defaultConfig(), problems: problemsOf(parsed.error.issues, yaml.value, source) };
  }
  const config = toConfig(parsed.data);
  const problems = repeatedSessions(config, source);
  return { config: problems.length > 0 ? defaultConfig() : config, problems };
}
