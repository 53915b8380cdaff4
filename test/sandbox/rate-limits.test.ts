import type { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { RateLimits } from "../../src/sandbox/server/rate-limits.js";
import { type Setup, setUp } from "./receiver.js";

let setup: Setup;
let app: Octokit;
beforeAll(async () => {
  setup = await setUp();
  app = setup.asInstallation();
  await app.request("GET /installation/repositories");
});
beforeEach(() => setup.sandbox.setRateLimit(null));
afterAll(() => setup.close());

const left = async () =>
  Number((await app.request("GET /installation/repositories")).headers["x-ratelimit-remaining"]);
const query = () => app.graphql("query { viewer { login } }");

describe("a rate limit", () => {
  test("is announced and never reached unless it is set", async () => {
    expect([await left(), await left()]).toEqual([4_999, 4_999]);
  });

  test("counts down with every request of an installation, and then refuses it", async () => {
    setup.sandbox.setRateLimit({ limit: 40, remaining: 2, seconds: 60 });
    expect([await left(), await left()]).toEqual([1, 0]);
    const error = await left().catch((one) => one);
    expect(error.status).toBe(403);
    expect(error.message).toContain("API rate limit exceeded for installation ID");
    expect(error.response.headers).toMatchObject({
      "x-ratelimit-limit": "40",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-used": "40",
      "x-ratelimit-resource": "core",
    });
    const reset = Number(error.response.headers["x-ratelimit-reset"]) - Date.now() / 1_000;
    expect(reset).toBeGreaterThan(30);
    expect(reset).toBeLessThanOrEqual(61);
  });

  test("holds for GraphQL by itself, which refuses with status 200", async () => {
    setup.sandbox.setRateLimit({ limit: 40, remaining: 1 });
    await left();
    expect(await query()).toEqual({ viewer: { login: "signalbox[bot]" } });
    await expect(query()).rejects.toMatchObject({ errors: [{ type: "RATE_LIMITED" }] });
  });

  test("is not people's", async () => {
    setup.sandbox.setRateLimit({ limit: 1, remaining: 0 });
    const { octokit } = setup.ada;
    expect((await octokit.rest.repos.get({ ...setup.place })).status).toBe(200);
  });

  test("is set and taken off over HTTP", async () => {
    const url = `${setup.sandbox.url}/_sandbox/rate-limit`;
    await fetch(url, { method: "POST", body: JSON.stringify({ limit: 30, remaining: 8 }) });
    expect(await left()).toBe(7);
    expect((await fetch(url, { method: "POST", body: '{"limit":0}' })).status).toBe(422);
    await fetch(url, { method: "DELETE" });
    expect(await left()).toBe(4_999);
  });
});

test("a window gives the whole limit again once it has ended", () => {
  const limits = new RateLimits();
  limits.set({ limit: 3, remaining: 1, seconds: 10 });
  const at = (seconds: number) => {
    const { remaining, reset, exceeded } = limits.spend(7, "/repos/o/r", seconds * 1_000);
    return { remaining, reset, exceeded };
  };
  expect(at(100)).toEqual({ remaining: 0, reset: 110, exceeded: false });
  expect(at(109.9)).toEqual({ remaining: 0, reset: 110, exceeded: true });
  expect(at(110)).toEqual({ remaining: 2, reset: 120, exceeded: false });
});
