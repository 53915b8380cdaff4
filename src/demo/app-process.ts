import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { freePort } from "./free-port.js";
import { until } from "./until.js";

export interface AppProcess {
  url: string;
  /** Where its log goes. */
  logFile: string;
  /** Nothing that came in waits to be worked on, as `/readyz` says. */
  idle(): Promise<boolean>;
  stop(): Promise<void>;
}

const readiness = z.object({
  deliveries: z.object({ waiting: z.number() }),
  work: z.object({ waiting: z.number() }),
});

/** What a GitHub Enterprise Server would give an App: the App's code gets nothing else. */
export interface Enterprise {
  host: string;
  appId: number;
  privateKey: string;
  webhookSecret: string;
}

function exited(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
}

/**
 * Starts the App as a process of its own, as `npm start` would, in a folder of its own.
 * Throws where it doesn't become ready, with where its log is.
 */
export async function startApp(enterprise: Enterprise, folder: string): Promise<AppProcess> {
  const port = await freePort();
  const keyPath = join(folder, "app-key.pem");
  await writeFile(keyPath, enterprise.privateKey, { mode: 0o600 });
  const logFile = join(folder, "app.log");
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, [fileURLToPath(new URL("../main.js", import.meta.url))], {
    cwd: folder,
    stdio: ["ignore", log, log],
    env: {
      PATH: process.env.PATH,
      ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}),
      GHE_HOST: enterprise.host,
      GHE_PROTOCOL: "http",
      APP_ID: String(enterprise.appId),
      PRIVATE_KEY_PATH: keyPath,
      WEBHOOK_SECRET: enterprise.webhookSecret,
      HOST: "127.0.0.1",
      PORT: String(port),
      SIGNALBOX_DIR: join(folder, ".signalbox"),
      LOG_FORMAT: "json",
      LOG_LEVEL: "debug",
    },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await until("the App to become ready", async () => {
      if (child.exitCode !== null) throw new Error(`the App ended with code ${child.exitCode}`);
      const answer = await fetch(`${url}/readyz`).catch(() => null);
      return answer?.ok ? true : null;
    });
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${(error as Error).message}; its log is ${logFile}`, { cause: error });
  }
  return {
    url,
    logFile,
    async idle() {
      const { deliveries, work } = readiness.parse(await (await fetch(`${url}/readyz`)).json());
      return deliveries.waiting + work.waiting === 0;
    },
    async stop() {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 25_000);
      await exited(child);
      clearTimeout(timer);
    },
  };
}
