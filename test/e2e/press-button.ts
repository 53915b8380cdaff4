import { expect } from "vitest";
import { checkOf } from "./github-state.js";
import type { World } from "./world.js";

/** Somebody presses a button of the check of a commit; waits for what comes of it. */
export async function pressButton(world: World, sha: string, login: string, action: string): Promise<void> {
  const check = await checkOf(world, sha);
  const response = await fetch(`${world.sandbox.url}/_sandbox/check-buttons`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ repository: `${world.owner}/${world.repo}`, checkRun: check?.id, login, action }),
  });
  expect(response.status).toBeLessThan(300);
  await world.settle();
}
