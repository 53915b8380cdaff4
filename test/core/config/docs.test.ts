import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { configDocs } from "../../../src/cli/config-docs.js";
import { readConfig } from "../../../src/core/config/read.js";

test.each(configDocs())("$path is what the schema makes (npm run docs)", ({ path, text }) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("the page's example is a config", () => {
  const page = configDocs().find(({ path }) => path.endsWith(".md"))?.text ?? "";
  const example = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? "";
  expect(example).not.toBe("");
  expect(readConfig(example).problems).toEqual([]);
});
