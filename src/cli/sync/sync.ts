import { LockedByOther, locked } from "../../app/board/locked.js";
import { type TokenSync, tokenSync } from "../../app/board/sync-by-token.js";
import { GitHubProblem } from "../../app/ports/github-problem.js";
import type { Log } from "../../app/ports/log.js";
import type { TokenHost } from "../../app/ports/token-host.js";
import { CannotAnswer } from "../exit.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { hostOf } from "./access.js";
import { untilDone } from "./patience.js";
import { progressBar } from "./progress.js";
import { lingersText, lockedText, notesText, previewText, writtenText } from "./text.js";

export interface SyncOptions {
  /** `owner/name`. */
  repo?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** What happens is told on the terminal, not in a log. */
const noLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** `signalbox sync`: brings the board to the plan, or says what it would write. */
export async function sync(
  folder: string,
  options: SyncOptions,
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  try {
    const host = await hostOf(folder, options.repo, environment);
    const found = await tokenSync(host, noLog, () => new Date());
    if (found.reasonsToStop.length > 0) {
      const lines = found.reasonsToStop.map((reason) => `${visible(reason)}\n`).join("");
      const stdout = options.json ? json({ changes: [], drift: [], problems: found.reasonsToStop }) : "";
      return { stdout, stderr: `${lines}Nothing was written.\n`, code: 1 };
    }
    return options.dryRun ? await preview(found, options) : await alone(host, found, options);
  } catch (error) {
    throw reasonOf(error);
  }
}

async function preview(found: TokenSync, options: SyncOptions): Promise<Outcome> {
  const result = await found.preview();
  return { stdout: options.json ? json(result) : previewText(result), stderr: "", code: 0 };
}

/** One sync of a repository runs at a time: two would make an issue twice. */
async function alone(host: TokenHost, found: TokenSync, options: SyncOptions): Promise<Outcome> {
  const release = () => {
    void host.lock.release().finally(() => process.exit(130));
  };
  process.once("SIGINT", release);
  try {
    return await run(host, found, options);
  } finally {
    process.off("SIGINT", release);
  }
}

async function run(host: TokenHost, found: TokenSync, options: SyncOptions): Promise<Outcome> {
  const bar = progressBar(process.stderr);
  const now = () => new Date();
  const left: { until: Date | null } = { until: null };
  // While it waits for GitHub, others may try.
  const once = () => {
    left.until = null;
    const work = (alive: () => Promise<void>) =>
      found.run(async (made, total) => {
        bar.at(made, total);
        await alive();
      });
    return locked(host.lock, now, work, (until) => {
      left.until = until;
    });
  };
  try {
    const { drift, problems } = await untilDone(once, (until, why) => bar.waiting(until, why));
    const { written } = found;
    const text = `${writtenText(written)}${notesText({ drift, problems })}`;
    const stdout = options.json ? json({ ...written, drift, problems }) : text;
    return { stdout, stderr: left.until ? lingersText(left.until, now()) : "", code: 0 };
  } finally {
    bar.stop();
  }
}

/** What people can do something about is said in a line. */
function reasonOf(error: unknown): unknown {
  if (error instanceof CannotAnswer) return error;
  if (error instanceof LockedByOther) return new CannotAnswer(lockedText(error.until, new Date()));
  if (error instanceof GitHubProblem) return new CannotAnswer(error.message);
  const status = error instanceof Error && "status" in error ? Number(error.status) : 0;
  if (status === 401)
    return new CannotAnswer("GitHub refuses the token (401): is it right, and has it not expired?");
  if (status === 403)
    return new CannotAnswer(
      `GitHub refuses (403): ${(error as Error).message}. Does the token write issues?`,
    );
  return error;
}
