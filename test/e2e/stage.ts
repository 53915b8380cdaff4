import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.js";
import { createTestDatabase, type StoreKind } from "../store/test-database.js";
import { type Child, startProcess } from "./app-process.js";

export const place = { owner: "harbour", repo: "ferries" };

/** A GitHub on this machine, and where processes of the App keep what they know. */
export interface Stage {
  sandbox: Sandbox;
  folder: string;
  /** Null: the embedded database, below the folder. */
  databaseUrl: string | null;
}

const cleanups: (() => unknown)[] = [];

/** Ends what the test started. To be called once at the top of a test file. */
export function endStages(): void {
  afterEach(async () => {
    for (const clean of cleanups.splice(0).reverse()) await clean();
  });
}

/** Has something done after the test, before what stood earlier is ended. */
export function afterwards(clean: () => unknown): void {
  cleanups.push(clean);
}

export async function stage(kind: StoreKind, users: string[] = ["mona"]): Promise<Stage> {
  const sandbox = await startSandbox({
    users,
    org: place.owner,
    repositories: [{ owner: place.owner, name: place.repo }],
  });
  afterwards(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "signalbox-stage-"));
  afterwards(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "key.pem"), sandbox.app.privateKey);
  if (kind === "pglite") return { sandbox, folder, databaseUrl: null };
  const { place: database, drop } = await createTestDatabase(kind);
  afterwards(drop);
  return { sandbox, folder, databaseUrl: database.databaseUrl };
}

export async function start({ sandbox, folder, databaseUrl }: Stage): Promise<Child> {
  const child = await startProcess(sandbox, folder, databaseUrl);
  afterwards(() => child.process.kill("SIGKILL"));
  return child;
}
