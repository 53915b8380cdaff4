import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "../sandbox/sandbox.js";
import { type AppProcess, startApp } from "./app-process.js";
import { type DemoOptions, readOptions, usage } from "./options.js";
import { PlanProblem } from "./plan-files.js";
import { playDay } from "./play.js";
import { raiseCurtain, type Stage } from "./stage.js";
import { summaryTable } from "./summary.js";
import { teller } from "./tell.js";
import { untilSettled } from "./until.js";

async function closeAll(folder: string, stage: Stage | null, app: AppProcess | null): Promise<void> {
  await app?.stop();
  await stage?.sandbox.close();
  rmSync(folder, { recursive: true, force: true });
}

/** Waits for Ctrl-C or a request to end. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

async function demo(options: DemoOptions): Promise<number> {
  const tell = teller(options.json ? process.stderr : process.stdout);
  const folder = mkdtempSync(join(tmpdir(), "signalbox-demo-"));
  let stage: Stage | null = null;
  let app: AppProcess | null = null;
  const interrupted = () => {
    void closeAll(folder, stage, app).finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted);
  try {
    stage = await raiseCurtain(options.plans, startSandbox, tell);
    const { sandbox } = stage;
    app = await startApp({ ...sandbox.app, appId: sandbox.app.id, host: sandbox.host }, folder);
    sandbox.setWebhookUrl(`${app.url}/api/github/webhooks`);
    tell.say(`GitHub ${sandbox.url}, App ${app.url}, its log ${app.logFile}`);

    const running = app;
    const day = await playDay({ ...stage.scene, settled: () => untilSettled(sandbox, running) });
    if (options.json) process.stdout.write(`${JSON.stringify(day.readings, null, 2)}\n`);
    else process.stdout.write(`\n${summaryTable(day)}\n`);
    process.off("SIGINT", interrupted);
    if (!options.exit) {
      tell.say(`\nStill up: ${sandbox.url}/${stage.scene.owner}/${stage.scene.repo}; Ctrl-C ends it.`);
      await untilStopped();
    }
    return day.expectations.every((one) => one.kept) ? 0 : 1;
  } finally {
    await closeAll(folder, stage, app);
  }
}

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === "help") {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    return await demo(options);
  } catch (error) {
    const expected =
      error instanceof PlanProblem || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    process.stderr.write(
      `demo: ${expected ? (error as Error).message : ((error as Error).stack ?? String(error))}\n`,
    );
    if (expected && !(error instanceof PlanProblem)) process.stderr.write(`\n${usage}\n`);
    return expected ? 2 : 1;
  }
}

process.exitCode = await main();
