import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Hono } from "hono";
import type { Env } from "../server/types.js";
import type { Caller } from "./caller.js";
import type { RowStore } from "./rows.js";
import type { Tables } from "./tables.js";

/** Called by the emulator's routes, inside the request, whenever GitHub would send a webhook. */
export interface EventSink {
  dispatch(
    event: string,
    action: string | undefined,
    payload: Record<string, unknown>,
    owner: string,
    repository?: string,
  ): void | Promise<void>;
}

export interface EmulatorModule {
  githubPlugin: {
    register(
      app: Hono<Env>,
      store: RowStore,
      events: EventSink,
      baseUrl: string,
      tokens: Map<string, Caller>,
    ): void;
    seed(store: RowStore, baseUrl: string): void;
  };
  getGitHubStore(store: RowStore): Tables;
  seedFromConfig(store: RowStore, baseUrl: string, config: object): void;
}

/**
 * The GitHub routes of the `emulate` package. Its public entry only starts a server of its own: on all
 * interfaces, taking any token, its webhooks unordered. We mount the same routes on our server instead, so the
 * store, the tokens and the events are at hand. The module has a content hash in its name, which the entry names.
 */
export async function loadEmulator(): Promise<EmulatorModule> {
  const folder = emulateFolder();
  const entry = readFileSync(join(folder, "api.js"), "utf8");
  const name = /import\("\.\/(dist-[A-Z0-9]+\.js)"\);\s*return \{\s*plugin: mod\.githubPlugin/.exec(
    entry,
  )?.[1];
  if (!name) {
    throw new Error(
      `The GitHub routes were not found in ${folder}: the sandbox is written for emulate 0.11.2, another version is installed.`,
    );
  }
  return (await import(pathToFileURL(join(folder, name)).href)) as EmulatorModule;
}

function emulateFolder(): string {
  const roots = createRequire(import.meta.url).resolve.paths("emulate") ?? [];
  for (const root of roots) {
    const folder = join(root, "emulate", "dist");
    if (existsSync(join(folder, "api.js"))) return folder;
  }
  throw new Error(
    "The package `emulate` is not installed: the sandbox needs the development dependencies (npm ci).",
  );
}
