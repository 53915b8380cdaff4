import { run } from "probot";
import type { Settings } from "./settings.js";

/** Probot's setup page, which registers the App from app.yml and writes its credentials to `.env`. */
export async function setUp(settings: Settings): Promise<void> {
  process.stdout.write(
    `No App credentials are set. Open http://${settings.host}:${settings.port}/probot to register the App from app.yml;\n` +
      "its credentials are then written to .env. Start again afterwards.\n",
  );
  // Probot would fetch a package at run time to make a public channel that forwards webhooks in clear.
  process.env.NO_SMEE_SETUP ??= "true";
  await run(() => {}, { env: { ...process.env, HOST: settings.host, PORT: String(settings.port) } });
}
