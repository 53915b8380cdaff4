import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, operatorToken, type World } from "./world.js";

closeWorlds();

const bin = join(process.cwd(), "bin/signalbox.js");

async function check(world: World, number: number, args: string[], files: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-explain-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const place = ["--repo", `${world.owner}/${world.repo}`, "--url", world.app.url];
  const child = spawn(process.execPath, [bin, "check", "--pr", `${number}`, ...place, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, SIGNALBOX_OPERATOR_TOKEN: operatorToken },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}

describe.each(storeKinds)("signalbox check --pr (%s)", (kind) => {
  it("explains every rule, and judges under other owners or another plan, writing nothing", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan, ".github/signalbox.yml": "rules: { claim: off }\n" });
    const { number: issue } = await issueOf(world, "A2");
    const files = { "hull/paint.md": "x\n", "deck/plank.md": "x\n" };
    await world.ada.push(world, { branch: "paint", from: "main", message: "Paint", files });
    const pull = { head: "paint", title: "Paint it", body: `Closes #${issue}` };
    const number = await world.ada.openPull(world, pull);
    await world.settle();
    world.sandbox.clearRequests();

    const explained = await check(world, number, ["--explain"]);
    expect(explained.code).toBe(1);
    expect(explained.stdout).toContain("Paint it: 2 files; track hull, by issue; items A2");
    expect(explained.stdout).toContain("✗ ownership (fail)");
    expect(explained.stdout).toContain("saw  deck/plank.md: /deck/ (.github/plan.yml:4) → deck: another's");
    expect(explained.stdout).toMatch(/✗ dependencies \(fail\)\n {4}saw {2}A2 waits for A1 \(#\d+\): open/);
    expect(explained.stdout).toContain("– claim (off)\n    saw  A2: claimed by nobody");
    expect(explained.stdout).toContain("✓ overlap (warn)\n    saw  0 other open pull requests into main");

    const done = ferryPlan.replace("priority: P0 }", "priority: P0, state: done }");
    const passing = await check(
      world,
      number,
      ["--with-owners", "owners", "--with-plan", "plan.yml", "--json"],
      {
        owners: "/hull/ hull\n/deck/ hull\n",
        "plan.yml": done.replace("dependsOn: [A1]", "dependsOn: []"),
      },
    );
    expect(passing.code).toBe(0);
    expect(JSON.parse(passing.stdout)).toMatchObject({ explanation: { verdict: { conclusion: "success" } } });
    const writes = world.sandbox
      .requests()
      .filter(({ method, path }) => method !== "GET" && !path.endsWith("/graphql"));
    expect(writes).toEqual([]);
  });

  it("says what is wrong with the question", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    expect(await check(world, 99, [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("there is no pull request 99"),
    });
    expect(await check(world, 0, [])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("write the number"),
    });
    expect(await check(world, 1, ["--with-plan", "nope.md"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("nope.md: no such file"),
    });
  });
});
