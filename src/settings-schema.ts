import { z } from "zod";

const port = z.coerce
  .number("a port number, 1 to 65535")
  .int("a port number, 1 to 65535")
  .min(1, "a port number, 1 to 65535")
  .max(65_535, "a port number, 1 to 65535");

/** Every environment variable that the App reads; docs/settings.md is generated from this. */
export const settingsSchema = z.object({
  APP_ID: z
    .string()
    .regex(/^\d+$/, "the number that GitHub shows on the App's settings page")
    .optional()
    .meta({ description: "Id of the GitHub App.", example: "123456" }),
  PRIVATE_KEY: z.string().optional().meta({
    description: "The App's private key in PEM; line breaks may be written as `\\n`.",
    example: "-----BEGIN…",
  }),
  PRIVATE_KEY_PATH: z.string().optional().meta({
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
  PORT: port.default(3000).meta({ description: "Port to listen on.", example: "3000" }),
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
  SIGNALBOX_OPERATOR_TOKEN: z.string().min(20, "at least 20 characters").optional().meta({
    description: "Bearer token of the API, for `signalbox status`. Without it the API answers nobody.",
    example: "a long random text",
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

/** The variables as they are read. */
export type Environment = z.infer<typeof settingsSchema>;
