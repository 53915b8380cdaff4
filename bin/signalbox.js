#!/usr/bin/env node
import { existsSync } from "node:fs";

const entry = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(entry)) {
  process.stderr.write("signalbox: not built yet; run `npm run build` in the project's folder first\n");
  process.exit(2);
}
await import(entry.href);
