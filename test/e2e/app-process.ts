import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/demo/free-port.js";
import type { Sandbox } from "../../src/sandbox/sandbox.js";

/** The built App as a process of its own. */
export interface Child {
  process: ChildProcess;
  url: string;
  ended: Promise<{ code: number | null; output: string }>;
}

/** Starts it in a folder that holds its private key as `key.pem`; the caller ends it. */
export async function startProcess(
  sandbox: Sandbox,
  folder: string,
  databaseUrl: string | null,
): Promise<Child> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(process.cwd(), "dist/main.js")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      GHE_HOST: sandbox.host,
      GHE_PROTOCOL: "http",
      APP_ID: String(sandbox.app.id),
      PRIVATE_KEY_PATH: join(folder, "key.pem"),
      WEBHOOK_SECRET: sandbox.app.webhookSecret,
      HOST: "127.0.0.1",
      PORT: String(port),
      SIGNALBOX_DIR: join(folder, ".signalbox"),
      LOG_FORMAT: "json",
      LOG_LEVEL: "warn",
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once("close", (code) => resolve({ code, output }));
  });
  return { process: child, url: `http://127.0.0.1:${port}`, ended };
}

export async function ready(child: Child): Promise<void> {
  for (let count = 0; count < 600; count++) {
    const answer = await fetch(`${child.url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    const ended = await Promise.race([child.ended, sleep(100)]);
    if (ended) throw new Error(`the App ended with code ${ended.code}: ${ended.output}`);
  }
  throw new Error("the App did not become ready");
}

interface Readiness {
  deliveries?: { waiting: number };
  work?: { waiting: number };
}

/** Waits until nothing that came in, and nothing that it called for, is left to do. */
export async function settled(child: Child): Promise<void> {
  for (;;) {
    // A kept connection may be closed just as it is used again; the next look then tells.
    const answer = await fetch(`${child.url}/readyz`).catch(() => null);
    const state = answer && ((await answer.json()) as Readiness);
    if (state?.deliveries?.waiting === 0 && state.work?.waiting === 0) return;
    const ended = await Promise.race([child.ended, sleep(200)]);
    if (ended) throw new Error(`the App ended with code ${ended.code}: ${ended.output}`);
  }
}
