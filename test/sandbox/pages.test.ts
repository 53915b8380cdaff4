import { afterAll, beforeAll, expect, test } from "vitest";
import { type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
afterAll(() => setup.close());

const page = async (path: string) => (await fetch(setup.sandbox.url + path)).text();

test("an issue's page shows its text and comments, escaped", async () => {
  const { ada, ben, place } = setup;
  const number = await ada.openIssue(place, "<script>alert(1)</script>", "Body & <b>more</b>");
  await ben.comment(place, number, "</pre><img src=x onerror=alert(2)>");
  await ada.assign(place, number, "ben");
  const text = await page(`/acme/railway/issues/${number}`);
  expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(text).toContain("Body &amp; &lt;b&gt;more&lt;/b&gt;");
  expect(text).toContain("assigned to ben");
  expect(text).not.toMatch(/<script|<img|<b>/);
});

test("a pull request's page shows its files and checks, and the repository's page lists it", async () => {
  const { ben, place } = setup;
  const head_sha = await ben.push(place, { branch: "work", message: "W", files: { "src/w.ts": "w" } });
  const number = await ben.openPull(place, { head: "work", title: "Work" });
  const output = { title: "All clear", summary: "Nothing to do" };
  const check = {
    ...place,
    name: "signalbox",
    head_sha,
    status: "completed",
    conclusion: "success",
  } as const;
  await setup.asInstallation().rest.checks.create({ ...check, output });
  const text = await page(`/acme/railway/pull/${number}`);
  expect(text).toContain("src/w.ts");
  expect(text).toContain("All clear");
  expect(await page("/acme/railway")).toContain(`<a href="/acme/railway/pull/${number}">Work</a>`);
});
