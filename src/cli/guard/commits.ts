import { editLine } from "../../core/text/before-edit.js";
import type { EditAnswer } from "../../core/verdict/edit-answer.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { CannotAnswer } from "../exit.js";
import { changesBetween, stagedChanges } from "../git/changes.js";
import { commitOf, requireWorkTree } from "../git/repository.js";
import { git } from "../git/run.js";
import type { Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { answersFor } from "../paths/answers.js";
import type { GuardOptions } from "./options.js";

type Environment = Record<string, string | undefined>;

/** git's `pre-commit` hook (git-scm.com/docs/githooks): exit code 1 stops the commit. */
export async function guardCommit(
  folder: string,
  options: GuardOptions,
  environment: Environment,
  now: Date,
): Promise<Outcome> {
  const root = await requireWorkTree(folder);
  return judge(root, pathsOf(await stagedChanges(root)), "commit", options, environment, now);
}

const line = /^\S+ ([0-9a-f]{40,64}) \S+ ([0-9a-f]{40,64})$/;
const nothing = /^0+$/;

/** git's `pre-push` hook: a line for each ref, `<local ref> <local id> <remote ref> <remote id>`. */
export async function guardPush(
  folder: string,
  input: string,
  options: GuardOptions,
  environment: Environment,
  now: Date,
): Promise<Outcome> {
  const root = await requireWorkTree(folder);
  const paths = new Set<string>();
  for (const text of input.split("\n")) {
    const [, local = "", remote = ""] = line.exec(text.trim()) ?? [];
    // A deletion brings no file.
    if (local === "" || nothing.test(local)) continue;
    const from = await startOf(root, local, remote);
    if (from === null) continue;
    for (const path of pathsOf(await changesBetween(root, from, local))) paths.add(path);
  }
  return judge(root, [...paths], "push", options, environment, now);
}

/** Where the pushed commits begin: what the remote has, or for a new branch where it left the default one. */
async function startOf(root: string, local: string, remote: string): Promise<string | null> {
  if (!nothing.test(remote) && (await commitOf(root, remote)) !== null) return remote;
  for (const base of ["origin/HEAD", "origin/main", "origin/master", "main", "master"]) {
    if ((await commitOf(root, base)) === null) continue;
    const { code, stdout } = await git(root, "merge-base", base, local);
    if (code === 0) return stdout.toString("utf8").trim();
  }
  return null;
}

async function judge(
  root: string,
  paths: readonly string[],
  what: string,
  options: GuardOptions,
  environment: Environment,
  now: Date,
): Promise<Outcome> {
  if (paths.length === 0) return { stdout: "", stderr: "", code: 0 };
  const { answers, trouble } = await answered(root, paths, options, environment, now);
  const stopping = answers.filter(
    ({ state }) => state === "held" || state === "shared" || (options.strict && state === "unknown"),
  );
  const unsure = options.strict ? [] : answers.filter(({ state }) => state === "unknown");
  const notes = [...unsure.map((one) => editLine(one, now)), ...trouble];
  const stopped = stopping.length > 0 || (options.strict === true && trouble.length > 0);
  const head = stopped ? [`signalbox: this ${what} is stopped (\`--no-verify\` lets it pass):`] : [];
  const said = [...head, ...stopping.map((one) => editLine(one, now)), ...notes];
  return { stdout: "", stderr: said.map((text) => `${visible(text)}\n`).join(""), code: stopped ? 1 : 0 };
}

/** A guard that can't ask says so and stops nobody, unless it is strict. */
async function answered(
  root: string,
  paths: readonly string[],
  options: GuardOptions,
  environment: Environment,
  now: Date,
): Promise<{ answers: EditAnswer[]; trouble: string[] }> {
  try {
    return { answers: await answersFor(root, paths, options, environment, now), trouble: [] };
  } catch (error) {
    if (!(error instanceof CannotAnswer)) throw error;
    return {
      answers: [],
      trouble: [`signalbox: nobody could tell whether this may change: ${error.message}`],
    };
  }
}
