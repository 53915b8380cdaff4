import { afterEach, beforeEach, expect, it } from "vitest";
import type { SyncLock } from "../../../src/app/ports/token-host.js";
import { tokenHost } from "../../../src/github/token-host.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.js";

const start = new Date("2026-11-21T14:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);

let sandbox: Sandbox;
let [ada, ben]: SyncLock[] = [];
beforeEach(async () => {
  sandbox = await startSandbox({ users: ["ada"], repositories: [{ owner: "ada", name: "boats" }] });
  const access = { token: sandbox.tokens.ada ?? "", baseUrl: `${sandbox.url}/api/v3`, writeIntervalMs: 0 };
  const hosts = [1, 2].map(() => tokenHost(access, "ada", "boats"));
  [ada, ben] = (await Promise.all(hosts)).map(({ lock }) => lock);
});
afterEach(() => sandbox.close());

it("is had by one, who may ask for it again, until it is given back", async () => {
  expect(await ada?.take(minutes(10), start)).toBeNull();
  expect(await ben?.take(minutes(11), minutes(1))).toEqual(minutes(10));
  expect(await ada?.renew(minutes(14))).toBe(true);
  expect(await ben?.take(minutes(11), minutes(11))).toEqual(minutes(14));
  expect(await ada?.take(minutes(20), minutes(5))).toBeNull();
  await ada?.release();
  expect(await ben?.take(minutes(15), minutes(5))).toBeNull();
});

it("goes to the next one once it lapsed, and whoever had it can neither renew it nor take it away", async () => {
  await ada?.take(minutes(10), start);
  expect(await ben?.take(minutes(22), minutes(12))).toBeNull();
  expect(await ada?.renew(minutes(23))).toBe(false);
  await ada?.release();
  expect(await ada?.take(minutes(23), minutes(13))).toEqual(minutes(22));
});

it("is not kept by a label that says so for longer than anybody asks for", async () => {
  await ada?.take(minutes(60), start);
  expect(await ben?.take(minutes(12), minutes(2))).toBeNull();
});

it("goes to one of those who find at once that it lapsed", async () => {
  await ada?.take(minutes(10), start);
  await ada?.renew(minutes(1));
  const answers = await Promise.all([ada, ben].map((lock) => lock?.take(minutes(30), minutes(20))));
  expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(0);
  const renewed = await Promise.all([ada, ben].map((lock) => lock?.renew(minutes(40))));
  expect(renewed.filter(Boolean)).toHaveLength(1);
});
