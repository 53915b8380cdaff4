import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "signalbox-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Git as on a machine where nobody has configured anything. */
const environment = {
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

export interface TemporaryRepository {
  root: string;
  git(...args: string[]): string;
  /** Writes files; null removes one. */
  write(files: Record<string, string>): void;
  /** Writes files and commits everything. */
  commit(files: Record<string, string>, message?: string): void;
}

/** A git repository on the branch `main`, without a commit, that is gone after the test. */
export function temporaryRepository(root = temporaryFolder()): TemporaryRepository {
  const git = (...args: string[]) =>
    execFileSync("git", args, {
      cwd: root,
      env: environment,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  git("init", "-q", "-b", "main");
  return {
    root,
    git,
    write,
    commit(files, message = "Change") {
      write(files);
      git("add", "-A");
      git("commit", "-q", "--allow-empty", "-m", message);
    },
  };
}
