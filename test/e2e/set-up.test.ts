import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { parse } from "yaml";
import { freePort } from "../../src/demo/free-port.js";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

async function page(url: string): Promise<string> {
  for (let count = 0; count < 200; count++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return answer.text();
    await sleep(100);
  }
  throw new Error(`${url} did not come up`);
}

it("without credentials a page registers the App, with the permissions and events of app.yml", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ["dist/main.js"], {
    env: { PATH: process.env.PATH, PORT: String(port), HOST: "127.0.0.1" },
    stdio: "ignore",
  });
  stops.push(() => child.kill("SIGKILL"));
  const html = await page(`http://127.0.0.1:${port}/probot`);
  const wanted = parse(readFileSync("app.yml", "utf8"));
  // The page puts it between apostrophes unescaped: app.yml must hold none.
  const [, text = ""] = /id="manifest" value='([^']*)'/.exec(html) ?? [];
  const manifest = JSON.parse(text);
  expect(manifest.default_permissions).toEqual(wanted.default_permissions);
  expect(manifest.default_events).toEqual(wanted.default_events);
  expect(manifest.hook_attributes.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
});
