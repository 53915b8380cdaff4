import { run } from "probot";
import type { Settings } from "./settings.js";

/** Probot's setup page, which registers the App from app.yml and writes its credentials to `.env`. */
export async function setUp(settings: Settings): Promise<void> {
  process.stdout.write(
    `No App credentials are set. Open http://${settings.host}:${settings.port}/probot to register the App from app.yml;\n` +
      "its credentials are then written to .env. Start again afterwards.\n",
  );
  await run(() => {}, { env: { ...process.env, HOST: settings.host, PORT: String(settings.port) } });
}
