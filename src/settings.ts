import { z } from "zod";

function loopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}

const port = z.coerce
  .number("a port number, 0 to 65535")
  .int("a port number, 0 to 65535")
  .min(0, "a port number, 0 to 65535")
  .max(65_535, "a port number, 0 to 65535");

/** Every environment variable that the App reads; docs/settings.md is generated from this. */
export const settingsSchema = z.object({
  APP_ID: z
    .string()
    .regex(/^\d+$/, "the number that GitHub shows on the App's settings page")
    .optional()
    .meta({ description: "Id of the GitHub App.", example: "123456" }),
  PRIVATE_KEY: z
    .string()
    .optional()
    .meta({
      description: "The App's private key in PEM; line breaks may be written as `\\n`.",
      example: "-----BEGIN…",
    }),
  PRIVATE_KEY_PATH: z
    .string()
    .optional()
    .meta({
      description: "A file that holds the private key, instead of `PRIVATE_KEY`.",
      example: "key.pem",
    }),
  WEBHOOK_SECRET: z
    .string()
    .min(8, "at least 8 characters; the same as on the App's settings page")
    .optional()
    .meta({ description: "Secret that signs the webhooks.", example: "a long random text" }),
  GHE_HOST: z
    .string()
    .regex(/^[^/\s]+$/, "a host name without protocol or path: github.example.com")
    .optional()
    .meta({
      description: "Host of a GitHub Enterprise Server; github.com without it.",
      example: "github.example.com",
    }),
  GHE_PROTOCOL: z
    .enum(["https", "http"], "https or http")
    .default("https")
    .meta({ description: "Protocol of `GHE_HOST`.", example: "https" }),
  HOST: z.string().default("localhost").meta({ description: "Address to listen on.", example: "0.0.0.0" }),
  PORT: port.default(3000).meta({ description: "Port to listen on; 0 takes a free one.", example: "3000" }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, "a URL that starts with postgres:// or postgresql://")
    .optional()
    .meta({
      description:
        "PostgreSQL to keep everything in, which lets replicas run. Without it, PGlite in `SIGNALBOX_DIR`.",
      example: "postgres://signalbox:secret@db/signalbox",
    }),
  SIGNALBOX_DIR: z
    .string()
    .default(".signalbox")
    .meta({ description: "Folder of the embedded database; one process at a time.", example: ".signalbox" }),
  WRITE_INTERVAL_MS: z.coerce
    .number("milliseconds, 0 to 60000")
    .int("milliseconds, 0 to 60000")
    .min(0, "milliseconds, 0 to 60000")
    .max(60_000, "milliseconds, 0 to 60000")
    .optional()
    .meta({
      description:
        "Least time between two writes to GitHub. 1000 by default, as GitHub asks; 0 on this machine.",
      example: "1000",
    }),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal"], "trace, debug, info, warn, error or fatal")
    .default("info")
    .meta({ description: "Least level that is logged.", example: "info" }),
  LOG_FORMAT: z
    .enum(["pretty", "json"], "pretty or json")
    .default("pretty")
    .meta({ description: "How log lines look.", example: "json" }),
});

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
  logLevel: z.infer<typeof settingsSchema>["LOG_LEVEL"];
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

type Read = z.infer<typeof settingsSchema>;

function keyOf(read: Read, readFile: (path: string) => string, problems: string[]): string | null {
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
  read: Read,
  readFile: (path: string) => string,
  problems: string[],
): Credentials | null {
  const before = problems.length;
  const privateKey = keyOf(read, readFile, problems);
  const { APP_ID: appId, WEBHOOK_SECRET: webhookSecret } = read;
  if (problems.length > before) return null;
  if (appId === undefined && privateKey === null && webhookSecret === undefined) return null;
  if (appId === undefined) problems.push("APP_ID: missing; the number on the App's settings page");
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
  const loose: Read = parsed.success
    ? parsed.data
    : settingsSchema.parse({
        ...Object.fromEntries(
          Object.entries(given).filter(
            ([name]) => !parsed.error.issues.some((issue) => issue.path[0] === name),
          ),
        ),
      });
  const credentials = credentialsOf(loose, readFile, problems);
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
    writeIntervalMs: loose.WRITE_INTERVAL_MS ?? (enterprise && loopback(enterprise) ? 0 : 1_000),
    logLevel: loose.LOG_LEVEL,
    logFormat: loose.LOG_FORMAT,
  };
}
