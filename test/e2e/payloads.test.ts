import { randomUUID } from "node:crypto";
import examples from "@octokit/webhooks-examples" with { type: "json" };
import { sign } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeWorlds, openWorld } from "./world.js";

closeWorlds();

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));

const definitions = examples as unknown as { name: string; examples: unknown[] }[];
const all = definitions.flatMap(({ name, examples: payloads }) =>
  payloads.map((payload) => ({ event: name, payload })),
);

const deep = `${'{"a":'.repeat(500)}1${"}".repeat(500)}`;
const hostile: [string, string][] = [
  ["push", '{"ref":1,"after":null,"repository":{"id":"7"},"installation":[]}'],
  ["issues", '{"action":"assigned","issue":{"number":-1},"assignee":null,"repository":{"id":1e400}}'],
  ["issue_comment", '{"action":"created","comment":{"id":1,"body":null,"user":null},"issue":{"number":1}}'],
  [
    "issues",
    '{"__proto__":{"polluted":true},"action":"opened","constructor":{"prototype":{"polluted":true}}}',
  ],
  ["issues", '{"action":"opened\\u0000","repository":{"id":5,"name":"a\\u0000b"},"installation":{"id":1}}'],
  ["issues", "null"],
  ["issues", "[]"],
  ["issues", '"text"'],
  ["no_such_event", "{}"],
  ["pull_request", deep],
];

it("every example payload, and every hostile one, is answered without an error", {
  timeout: 300_000,
}, async () => {
  const world = await openWorld({ kind: "pglite" });
  const post = async (event: string, body: string) => {
    const response = await fetch(`${world.app.url}/api/github/webhooks`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-event": event,
        "x-github-delivery": randomUUID(),
        "x-hub-signature-256": await sign(world.sandbox.app.webhookSecret, body),
      },
      body,
    });
    return { event, status: response.status, text: response.ok ? "" : await response.text() };
  };
  expect(all.length).toBeGreaterThanOrEqual(329);
  for (const { event, payload } of all) {
    expect(await post(event, JSON.stringify(payload))).toEqual({ event, status: 200, text: "" });
  }
  for (const [event, body] of hostile) {
    expect((await post(event, body)).status, body.slice(0, 80)).toBeLessThan(500);
  }
  await world.settle();
  expect(world.errors()).toEqual([]);
  expect(rejections).toEqual([]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});
