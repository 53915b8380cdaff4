import { mkdir, writeFile } from "node:fs/promises";
import { planSchema } from "../core/plan/yaml-schema.js";
import { commandReference } from "../core/text/command-reference.js";
import { settingsDocs } from "../settings-docs.js";
import { configDocs } from "./config-docs.js";

/** Documents that are generated from the code. `npm run docs` writes them; a test holds each to its source. */
export const generated: { path: string; content: () => string }[] = [
  { path: "docs/plan.schema.json", content: () => `${JSON.stringify(planSchema(), null, 2)}\n` },
  { path: "docs/commands.md", content: commandReference },
  { path: "docs/settings.md", content: settingsDocs },
  ...configDocs().map(({ path, text }) => ({ path, content: () => text })),
];

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].replaceAll("\\", "/"))) {
  await mkdir("docs", { recursive: true });
  for (const { path, content } of generated) {
    await writeFile(path, content());
    process.stdout.write(`wrote ${path}\n`);
  }
}
