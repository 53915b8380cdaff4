import { getTransformStream } from "@probot/pino";
import pino, { type Logger } from "pino";
import type { Settings } from "./settings.js";

/** What must never be printed, wherever an error or a request brings it along. */
const secrets = [
  "*.headers.authorization",
  "err.request.headers.authorization",
  "err.response.headers.authorization",
  "req.headers.authorization",
  'req.headers["x-hub-signature-256"]',
  "err.event.payload",
  "event.payload",
];

/** The process's log: Probot's own format for people, JSON lines for machines. */
export async function openLog({
  logLevel,
  logFormat,
}: Pick<Settings, "logLevel" | "logFormat">): Promise<Logger> {
  const options = { name: "signalbox", level: logLevel, redact: { paths: secrets, censor: "[redacted]" } };
  if (logFormat === "json") return pino(options);
  const transform = await getTransformStream({ logFormat: "pretty" });
  transform.pipe(pino.destination(1) as unknown as NodeJS.WritableStream);
  return pino(options, transform);
}
