import nock from "nock";
import { describe, expect, it } from "vitest";
import type { CheckOutput } from "../../src/app/ports/github.js";
import { writeCheck } from "../../src/github/checks.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const head = "a".repeat(40);
const runs = `${repoPath}/check-runs`;

const annotation = (index: number) => ({
  path: `src/file-${index}.ts`,
  line: 1,
  level: "failure" as const,
  title: "ownership",
  message: "belongs to track south",
});

function check(annotations: number, more: Partial<CheckOutput> = {}): CheckOutput {
  return {
    headSha: head,
    conclusion: "failure",
    title: "2 files belong to track south",
    summary: "A summary",
    text: "A text",
    annotations: Array.from({ length: annotations }, (_, index) => annotation(index)),
    actions: [{ label: "Re-check", description: "Judge it again", identifier: "recheck" }],
    ...more,
  };
}

/** Prepares the writes in turn and returns their bodies. */
function writes(...list: [method: "POST" | "PATCH", path: string, id: number][]) {
  const bodies: Record<string, unknown>[] = [];
  for (const [method, path, id] of list) {
    github()
      .intercept(path, method)
      .reply(method === "POST" ? 201 : 200, (_uri, body) => {
        bodies.push(body as Record<string, unknown>);
        return { id };
      });
  }
  return bodies;
}

/** The digest that a run of these annotations carries. */
async function digestOf(annotations: number): Promise<unknown> {
  const { seat } = await takeSeat();
  const bodies = writes(["POST", runs, 1]);
  await writeCheck(seat, { ...check(0), annotations: check(annotations).annotations.slice(0, 50) }, null);
  return bodies[0]?.external_id;
}

describe("the check", () => {
  it("is one write with up to 50 annotations", async () => {
    const { seat, requests } = await takeSeat();
    const bodies = writes(["POST", runs, 5]);
    expect(await writeCheck(seat, check(50), null)).toBe(5);
    expect(bodies[0]).toMatchObject({
      name: "signalbox",
      head_sha: head,
      status: "completed",
      conclusion: "failure",
      actions: [{ label: "Re-check", description: "Judge it again", identifier: "recheck" }],
      output: { title: "2 files belong to track south", summary: "A summary", text: "A text" },
    });
    expect(bodies[0]).toHaveProperty("output.annotations.length", 50);
    expect(requests).toHaveLength(1);
  });

  it("gets the annotations beyond 50 appended, 50 a write", async () => {
    const { seat, requests } = await takeSeat();
    const bodies = writes(["POST", runs, 5], ["PATCH", `${runs}/5`, 5], ["PATCH", `${runs}/5`, 5]);
    expect(await writeCheck(seat, check(120), null)).toBe(5);
    const paths = bodies.flatMap(({ output }) =>
      (output as { annotations: { path: string }[] }).annotations.map(({ path }) => path),
    );
    expect(bodies.map(({ output }) => (output as { annotations: unknown[] }).annotations.length)).toEqual([
      50, 50, 20,
    ]);
    expect(new Set(paths).size).toBe(120);
    expect(requests).toHaveLength(3);
  });

  it("is updated in place, by one write, while its annotations are the same", async () => {
    const digest = await digestOf(3);
    const { seat, requests } = await takeSeat();
    github().get(`${runs}/5`).reply(200, { id: 5, head_sha: head, external_id: digest });
    const bodies = writes(["PATCH", `${runs}/5`, 5]);
    expect(await writeCheck(seat, check(3, { title: "Another title" }), 5)).toBe(5);
    expect(bodies[0]?.output).toEqual({ title: "Another title", summary: "A summary", text: "A text" });
    expect(requests.map(({ method }) => method)).toEqual(["GET", "PATCH"]);
  });

  it.each([
    ["its annotations are others", { head_sha: head, external_id: "of others" }],
    ["it is of another commit", { head_sha: "b".repeat(40), external_id: null }],
  ])("is a new run where %s, by one write", async (_, run) => {
    const { seat, requests } = await takeSeat();
    github()
      .get(`${runs}/5`)
      .reply(200, { id: 5, ...run });
    writes(["POST", runs, 6]);
    expect(await writeCheck(seat, check(3), 5)).toBe(6);
    expect(requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  it("is a new run where the old one is gone", async () => {
    const { seat } = await takeSeat();
    github().get(`${runs}/5`).reply(404, { message: "Not Found" });
    writes(["POST", runs, 6]);
    expect(await writeCheck(seat, check(0), 5)).toBe(6);
  });

  it("is cut to what GitHub takes, and says so", async () => {
    const { seat } = await takeSeat();
    const bodies = writes(["POST", runs, 5]);
    const long = check(1, {
      title: "t".repeat(300),
      summary: "s".repeat(70_000),
      text: "\u{1F6A6}".repeat(40_000),
      actions: Array.from({ length: 4 }, () => ({
        label: "l".repeat(30),
        description: "d".repeat(50),
        identifier: "recheck",
      })),
    });
    await writeCheck(seat, long, null);
    const { output, actions } = bodies[0] as unknown as {
      output: { title: string; summary: string; text: string };
      actions: { label: string; description: string }[];
    };
    expect(output.title).toHaveLength(255);
    expect(output.summary).toHaveLength(65_535);
    expect(output.summary).toMatch(/GitHub shows no more\._$/);
    expect(output.text.length).toBeLessThanOrEqual(65_535);
    expect(output.text).not.toMatch(/\p{Surrogate}/u);
    expect(actions).toHaveLength(3);
    expect(actions[0]).toMatchObject({ label: expect.stringMatching(/^l{19}…$/) });
    expect(actions[0]?.description).toHaveLength(40);
  });

  it("is not appended to twice when the connection breaks", async () => {
    const { seat } = await takeSeat();
    writes(["POST", runs, 5]);
    const reset = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    github().patch(`${runs}/5`).replyWithError(reset);
    await expect(writeCheck(seat, check(60), null)).rejects.toMatchObject({ kind: "uncertain" });
    expect(nock.isDone()).toBe(true);
  });
});
