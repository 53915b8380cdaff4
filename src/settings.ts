import { isLoopback } from "./loopback.js";
import { type Environment, settingsSchema } from "./settings-schema.js";

export interface Credentials {
  appId: number;
  privateKey: string;
  webhookSecret: string;
}

export interface Settings {
  /** Null: nothing is set, so the setup page registers the App. */
  credentials: Credentials | null;
  /** Of the REST API. */
  baseUrl: string;
  host: string;
  port: number;
  databaseUrl: string | null;
  directory: string;
  writeIntervalMs: number;
  /** Null: the API is off. */
  operatorToken: string | null;
  logLevel: Environment["LOG_LEVEL"];
  logFormat: "pretty" | "json";
}

/** Settings that stop the start; each problem names its variable and what is allowed. */
export class SettingsError extends Error {
  readonly problems: string[];
  constructor(problems: string[]) {
    super(`These settings stop the start:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
    this.name = "SettingsError";
    this.problems = problems;
  }
}

function keyOf(read: Environment, readFile: (path: string) => string, problems: string[]): string | null {
  if (read.PRIVATE_KEY !== undefined) return read.PRIVATE_KEY.replace(/\\n/g, "\n");
  if (read.PRIVATE_KEY_PATH === undefined) return null;
  try {
    return readFile(read.PRIVATE_KEY_PATH);
  } catch (error) {
    problems.push(`PRIVATE_KEY_PATH: ${read.PRIVATE_KEY_PATH} can't be read (${(error as Error).message})`);
    return null;
  }
}

function credentialsOf(
  read: Environment,
  given: Set<string>,
  readFile: (path: string) => string,
  problems: string[],
): Credentials | null {
  const before = problems.length;
  const privateKey = keyOf(read, readFile, problems);
  const { APP_ID: appId, WEBHOOK_SECRET: webhookSecret } = read;
  // One that is there but wrong has its own problem already.
  const missing = (name: string, what: string) => {
    if (!given.has(name)) problems.push(`${name}: missing; ${what}`);
  };
  if (problems.length > before) return null;
  const credentials = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET"];
  if (!credentials.some((name) => given.has(name))) return null;
  if (appId === undefined) missing("APP_ID", "the number on the App's settings page");
  if (privateKey === null)
    problems.push("PRIVATE_KEY or PRIVATE_KEY_PATH: missing; the App's private key in PEM");
  else if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey)) {
    problems.push("PRIVATE_KEY: no PEM private key; it starts with -----BEGIN RSA PRIVATE KEY-----");
  }
  if (webhookSecret === undefined)
    problems.push("WEBHOOK_SECRET: missing; the same as on the App's settings page");
  if (appId === undefined || privateKey === null || webhookSecret === undefined) return null;
  return { appId: Number(appId), privateKey, webhookSecret };
}

/**
 * Reads the environment. Empty variables count as not set.
 * @throws SettingsError with all problems at once.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string,
): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = settingsSchema.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: must be ${issue.message}`);
  // Credentials are checked even beside other problems, so that everything wrong is said at once.
  const loose: Environment = parsed.success
    ? parsed.data
    : settingsSchema.parse({
        ...Object.fromEntries(
          Object.entries(given).filter(
            ([name]) => !parsed.error.issues.some((issue) => issue.path[0] === name),
          ),
        ),
      });
  const credentials = credentialsOf(loose, new Set(Object.keys(given)), readFile, problems);
  if (given.NODE_ENV === "production" && credentials === null && problems.length === 0) {
    problems.push(
      "APP_ID, PRIVATE_KEY and WEBHOOK_SECRET: missing; the setup page does not run in production",
    );
  }
  if (problems.length > 0) throw new SettingsError(problems);
  const { GHE_HOST: enterprise } = loose;
  return {
    credentials,
    baseUrl: enterprise ? `${loose.GHE_PROTOCOL}://${enterprise}/api/v3` : "https://api.github.com",
    host: loose.HOST,
    port: loose.PORT,
    databaseUrl: loose.DATABASE_URL ?? null,
    directory: loose.SIGNALBOX_DIR,
    writeIntervalMs: loose.WRITE_INTERVAL_MS ?? (enterprise && isLoopback(enterprise) ? 0 : 1_000),
    operatorToken: loose.SIGNALBOX_OPERATOR_TOKEN ?? null,
    logLevel: loose.LOG_LEVEL,
    logFormat: loose.LOG_FORMAT,
  };
}
