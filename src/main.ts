import { existsSync, readFileSync } from "node:fs";
import { openLog } from "./log.js";
import { setUp } from "./set-up.js";
import { readSettings, SettingsError } from "./settings.js";
import { StoreProblem } from "./store/store-problem.js";
import { start } from "./wire.js";

/** The process: settings → store → queue → server. */
async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const settings = readSettings(process.env, (path) => readFileSync(path, "utf8"));
  const { credentials } = settings;
  if (!credentials) {
    await setUp(settings);
    return;
  }
  const log = await openLog(settings);
  const running = await start(settings, credentials, log);
  log.info({ url: running.url }, "Signalbox is up");

  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping: running work ends first");
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "could not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  const expected = error instanceof SettingsError || error instanceof StoreProblem;
  process.stderr.write(
    `signalbox: ${expected ? error.message : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(expected ? 2 : 1);
});
