import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { banner, help } from "./banner.js";
import { type Sandbox, startSandbox } from "./sandbox.js";

const defaultPort = 4010;

interface Arguments {
  port: number;
  webhookUrl: string;
}

/** Throws with a sentence that says what is wrong. */
function readArguments(args: string[]): Arguments | "help" {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      "webhook-url": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return "help";
  const port = Number(values.port ?? defaultPort);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port}: a port is a number from 0 to 65535 (0: any free one)`);
  }
  const webhookUrl = values["webhook-url"] ?? "http://127.0.0.1:3000/api/github/webhooks";
  if (!URL.canParse(webhookUrl) || !/^https?:/.test(webhookUrl)) {
    throw new Error(`--webhook-url ${webhookUrl}: an http or https address is wanted`);
  }
  return { port, webhookUrl };
}

async function start({ port, webhookUrl }: Arguments): Promise<Sandbox> {
  try {
    return await startSandbox({ port, app: { webhookUrl } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Choose another: npm run sandbox -- --port ${port + 1}`);
  }
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (args === "help") {
    console.log(help(defaultPort));
    return;
  }
  const sandbox = await start(args);
  const folder = await mkdtemp(join(tmpdir(), "signalbox-sandbox-"));
  await chmod(folder, 0o700);
  const keyPath = join(folder, "app.pem");
  await writeFile(keyPath, sandbox.app.privateKey, { mode: 0o600 });
  console.log(banner(sandbox, keyPath, args.webhookUrl));
  const stop = async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
