import { RequestError } from "@octokit/request-error";
import { describe, expect, it } from "vitest";
import { GitHubProblem } from "../../src/app/ports/github-problem.js";
import { createPace, type PacedRequest } from "../../src/github/pace.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import { fakeClock } from "./fake-clock.js";

const ok = { status: 200, headers: {}, data: {} };
const get: PacedRequest = { method: "GET", url: "/repos/{owner}/{repo}" };
const post: PacedRequest = { method: "POST", url: "/repos/{owner}/{repo}/issues" };
const patch: PacedRequest = { method: "PATCH", url: "/repos/{owner}/{repo}/issues/{issue_number}" };
const mutation = (query: string): PacedRequest => ({ method: "POST", url: "/graphql", query });

function refusal(
  status: number,
  headers: Record<string, string> = {},
  data: unknown = { message: "no" },
): RequestError {
  return new RequestError("no", status, {
    request: { method: "GET", url: "https://api.github.com/x", headers: {} },
    response: { status, url: "https://api.github.com/x", headers, data },
  });
}

function dropped(code: string): RequestError {
  const error = new RequestError("fetch failed", 500, {
    request: { method: "GET", url: "https://api.github.com/x", headers: {} },
  });
  error.cause = Object.assign(new TypeError("fetch failed"), {
    cause: Object.assign(new Error(code), { code }),
  });
  return error;
}

function paced(options: { writeIntervalMs?: number; readConcurrency?: number; maxWaitMs?: number } = {}) {
  const clock = fakeClock();
  const entries: RequestEntry[] = [];
  const pace = createPace({
    clock,
    writeIntervalMs: 1000,
    readConcurrency: 10,
    maxWaitMs: 300_000,
    onRequest: (entry) => entries.push(entry),
    ...options,
  });
  return { clock, entries, pace };
}

/** Answers in turn; an error is thrown. */
function answers(...list: (typeof ok | Error)[]) {
  let calls = 0;
  const attempt = async () => {
    const next = list[Math.min(calls, list.length - 1)];
    calls += 1;
    if (next instanceof Error) throw next;
    return next as typeof ok;
  };
  return { attempt, calls: () => calls };
}

async function problemOf(promise: Promise<unknown>): Promise<GitHubProblem> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(GitHubProblem);
  return error as GitHubProblem;
}

describe("the pace of writes", () => {
  it("starts one write of an installation at a time, an interval apart", async () => {
    const { clock, pace } = paced();
    const starts: number[] = [];
    let running = 0;
    const write = () =>
      pace.send(7, post, async () => {
        running += 1;
        expect(running).toBe(1);
        starts.push(clock.now());
        await clock.sleep(300);
        running -= 1;
        return ok;
      });
    await Promise.all([write(), write(), write()]);
    expect(starts.map((start) => start - (starts[0] ?? 0))).toEqual([0, 1000, 2000]);
  });

  it("sleeps not at all with an interval of 0", async () => {
    const { clock, pace } = paced({ writeIntervalMs: 0 });
    await Promise.all(Array.from({ length: 20 }, () => pace.send(7, post, async () => ok)));
    expect(clock.slept).toEqual([]);
  });

  it("lets people's writes pass those of a sync that wait", async () => {
    const { pace } = paced();
    const order: string[] = [];
    const write = (name: string, priority: "people" | "bulk") =>
      pace.send(7, { ...post, request: { priority } }, async () => {
        order.push(name);
        return ok;
      });
    await Promise.all([
      write("sync 1", "bulk"),
      write("sync 2", "bulk"),
      write("sync 3", "bulk"),
      write("claim", "people"),
      write("reply", "people"),
    ]);
    expect(order).toEqual(["sync 1", "claim", "reply", "sync 2", "sync 3"]);
  });

  it("sends a person's write next, with a hundred of a sync in line and one of them about to be sent", async () => {
    const { clock, pace } = paced();
    const order: string[] = [];
    const write = (name: string, priority: "people" | "bulk") =>
      pace.send(7, { ...post, request: { priority } }, async () => {
        order.push(name);
        return ok;
      });
    const board = Array.from({ length: 100 }, (_, index) => write(`sync ${index}`, "bulk"));
    // The first one is through, and the second has its turn, in which it waits for the interval to pass.
    await board[0];
    while (clock.slept.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([write("reaction", "people"), ...board]);
    expect(order.slice(0, 4)).toEqual(["sync 0", "reaction", "sync 1", "sync 2"]);
    expect(order).toHaveLength(101);
    expect(order.at(-1)).toBe("sync 99");
  });

  it("makes one installation not wait for another", async () => {
    const { clock, pace } = paced();
    await Promise.all([pace.send(7, post, async () => ok), pace.send(8, post, async () => ok)]);
    expect(clock.slept).toEqual([]);
  });

  it.each([
    ["a GraphQL mutation", mutation("mutation M { closeIssue(input: {}) { issue { id } } }"), [1000]],
    ["a GraphQL query", mutation("query Q { viewer { login } }"), []],
    ["a GET", get, []],
  ])("counts %s as it is", async (_, request, slept) => {
    const { clock, pace } = paced();
    await pace.send(7, request, async () => ok);
    await pace.send(7, request, async () => ok);
    expect(clock.slept).toEqual(slept);
  });

  it("lets no more than the allowed number of reads run at a time", async () => {
    const { clock, pace } = paced({ readConcurrency: 3 });
    let running = 0;
    let most = 0;
    const read = () =>
      pace.send(7, get, async () => {
        running += 1;
        most = Math.max(most, running);
        await clock.sleep(10);
        running -= 1;
        return ok;
      });
    await Promise.all(Array.from({ length: 12 }, read));
    expect(most).toBe(3);
  });

  it("lets a token be asked for inside a write's turn", async () => {
    const { pace } = paced();
    const token: PacedRequest = {
      method: "POST",
      url: "/app/installations/{installation_id}/access_tokens",
    };
    const done = await pace.send(7, post, async () => pace.send(7, token, async () => ok));
    expect(done).toBe(ok);
  });
});

describe("rate limits", () => {
  it("are waited for as long as retry-after says", async () => {
    const { clock, pace } = paced();
    const github = answers(refusal(403, { "retry-after": "17" }), ok);
    await pace.send(7, get, github.attempt);
    expect(clock.slept).toEqual([17_000]);
  });

  it("are waited for until x-ratelimit-reset when nothing remains", async () => {
    const { clock, pace } = paced();
    const reset = String(Math.ceil(clock.now() / 1000) + 90);
    const github = answers(refusal(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset }), ok);
    await pace.send(7, get, github.attempt);
    expect(clock.slept).toEqual([90_000]);
  });

  it("without a time are waited for a minute, then twice that, and then given up", async () => {
    const { clock, pace } = paced();
    const limited = refusal(403, {}, { message: "You have exceeded a secondary rate limit." });
    const github = answers(limited);
    const problem = await problemOf(pace.send(7, get, github.attempt));
    expect(problem.kind).toBe("rate-limited");
    expect(clock.slept).toEqual([60_000, 120_000, 240_000]);
    expect(github.calls()).toBe(4);
    expect(problem.retryAt?.getTime()).toBeGreaterThan(clock.now());
  });

  it("hold back every request of the installation, and none of another", async () => {
    const { clock, pace } = paced({ writeIntervalMs: 0 });
    const before = clock.now();
    const limited = answers(refusal(429, { "retry-after": "5" }), ok);
    const first = pace.send(7, post, limited.attempt);
    const second = first.then(() => pace.send(7, get, async () => ok));
    await second;
    expect(clock.now()).toBe(before + 5000);
    await pace.send(8, get, async () => ok);
    expect(clock.slept).toEqual([5000]);
  });

  it("that last too long are an error at once, for the requests after as well", async () => {
    const { clock, pace } = paced();
    const reset = Math.ceil(clock.now() / 1000) + 3000;
    const github = answers(
      refusal(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) }),
    );
    const first = await problemOf(pace.send(7, get, github.attempt));
    expect(first).toMatchObject({ kind: "rate-limited", retryAt: new Date(reset * 1000) });
    const second = await problemOf(pace.send(7, get, github.attempt));
    expect(second).toMatchObject({ kind: "rate-limited", retryAt: new Date(reset * 1000) });
    expect(github.calls()).toBe(1);
    expect(clock.slept).toEqual([]);
  });

  it("are respected before GitHub refuses: the answer that used up the budget is enough", async () => {
    const { clock, pace } = paced();
    const reset = String(Math.ceil(clock.now() / 1000) + 30);
    const last = { ...ok, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset } };
    await pace.send(7, get, async () => last);
    await pace.send(7, mutation("query { viewer { login } }"), async () => ok);
    expect(clock.slept).toEqual([]);
    await pace.send(7, get, async () => ok);
    expect(clock.slept).toEqual([30_000]);
  });

  it("that are secondary and last long are held back for the requests after as well", async () => {
    const { clock, pace } = paced();
    const github = answers(refusal(403, { "retry-after": "900" }));
    const retryAt = new Date(clock.now() + 900_000);
    expect(await problemOf(pace.send(7, post, github.attempt))).toMatchObject({ retryAt });
    expect(await problemOf(pace.send(7, get, github.attempt))).toMatchObject({ retryAt });
    expect(github.calls()).toBe(1);
  });

  it("of one resource leave the other one alone, though a request waits for them", async () => {
    const { clock, pace } = paced();
    const before = clock.now();
    const reset = String(Math.ceil(before / 1000) + 30);
    const spent = refusal(403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset });
    const waits = pace.send(7, mutation("query { viewer { login } }"), answers(spent, ok).attempt);
    await new Promise((resolve) => setImmediate(resolve));
    let sentAt = 0;
    await pace.send(7, get, async () => {
      sentAt = clock.now();
      return ok;
    });
    await waits;
    expect(sentAt).toBe(before);
    expect(clock.now()).toBe(before + 30_000);
  });

  it("are left a reserve by bulk, which stops at once, while people go on", async () => {
    const { clock, pace } = paced();
    const reset = Math.ceil(clock.now() / 1000) + 60;
    const low = {
      ...ok,
      headers: {
        "x-ratelimit-limit": "5000",
        "x-ratelimit-remaining": "249",
        "x-ratelimit-reset": String(reset),
      },
    };
    const bulk = { ...post, request: { priority: "bulk" as const } };
    await pace.send(7, bulk, async () => low);
    const held = answers(ok);
    const problem = await problemOf(pace.send(7, bulk, held.attempt));
    expect(problem).toMatchObject({ kind: "rate-limited", retryAt: new Date(reset * 1000) });
    expect(held.calls()).toBe(0);
    const other = mutation("mutation { closeIssue(input: {}) { x } }");
    await pace.send(7, { ...other, request: { priority: "bulk" } }, async () => ok);
    await pace.send(7, { ...post, request: { priority: "people" } }, async () => low);
    await pace.send(8, bulk, async () => ok);
    await clock.sleep(60_000);
    expect(await pace.send(7, bulk, held.attempt)).toBe(ok);
  });

  it("refuse the bulk that waits in line as well", async () => {
    const { clock, pace } = paced();
    const headers = {
      "x-ratelimit-limit": "5000",
      "x-ratelimit-remaining": "10",
      "x-ratelimit-reset": String(Math.ceil(clock.now() / 1000) + 3000),
    };
    const bulk = { ...post, request: { priority: "bulk" as const } };
    const line = ["sent", "held", "held"].map((outcome) => ({
      outcome,
      sent: pace.send(7, bulk, async () => ({ ...ok, headers })),
    }));
    for (const { outcome, sent } of line) {
      if (outcome === "sent") await sent;
      else expect((await problemOf(sent)).kind).toBe("rate-limited");
    }
  });

  it.each([
    ["a type", { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] }],
    ["words", { errors: [{ message: "You have exceeded a secondary rate limit." }] }],
  ])("of GraphQL are known by %s in an answer of status 200", async (_, data) => {
    const { clock, pace } = paced({ writeIntervalMs: 0 });
    const github = answers({ ...ok, data }, ok);
    await pace.send(7, mutation("mutation { createProjectV2(input: {}) { x } }"), github.attempt);
    expect(clock.slept).toEqual([60_000]);
    expect(github.calls()).toBe(2);
  });

  it("are not seen in a plain 403", async () => {
    const { pace } = paced();
    const github = answers(refusal(403, { "x-ratelimit-remaining": "4999" }));
    await expect(pace.send(7, get, github.attempt)).rejects.toBeInstanceOf(RequestError);
    expect(github.calls()).toBe(1);
  });
});

describe("failures", () => {
  it.each([
    ["a GET that was answered 502", get, refusal(502)],
    ["a GET whose connection broke", get, dropped("ECONNRESET")],
    ["a PATCH whose connection broke", patch, dropped("UND_ERR_SOCKET")],
    ["a POST that never got out", post, dropped("ECONNREFUSED")],
    ["a POST that may be repeated", { ...post, request: { repeatable: true } }, refusal(503)],
    ["a mutation that creates nothing", mutation("mutation { closeIssue(input: {}) { x } }"), refusal(502)],
    ["a query", mutation("query { viewer { login } }"), refusal(502)],
  ])("of %s are tried again, longer apart each time", async (_, request, failure) => {
    const { clock, pace } = paced({ writeIntervalMs: 0 });
    const github = answers(failure, failure, failure, ok);
    await pace.send(7, request, github.attempt);
    expect(clock.slept).toEqual([1000, 2000, 4000]);
  });

  it.each([
    ["a POST that was answered 502", post, refusal(502)],
    ["a POST whose connection broke", post, dropped("ECONNRESET")],
    ["a mutation that creates", mutation("mutation { createProjectV2(input: {}) { x } }"), refusal(504)],
  ])("of %s are not: it may have been carried out", async (_, request, failure) => {
    const { clock, pace } = paced();
    const github = answers(failure, ok);
    expect((await problemOf(pace.send(7, request, github.attempt))).kind).toBe("uncertain");
    expect(github.calls()).toBe(1);
    expect(clock.slept).toEqual([]);
  });

  it("that go on end in one error that says so", async () => {
    const { pace } = paced();
    const github = answers(dropped("ENOTFOUND"));
    const problem = await problemOf(pace.send(7, get, github.attempt));
    expect(problem.kind).toBe("unavailable");
    expect(problem.message).toContain("GET /repos/{owner}/{repo}");
    expect(github.calls()).toBe(4);
  });

  it.each([400, 401, 404, 409, 410, 422])("with status %i are the caller's", async (status) => {
    const { pace } = paced();
    const github = answers(refusal(status));
    await expect(pace.send(7, get, github.attempt)).rejects.toMatchObject({ status });
    expect(github.calls()).toBe(1);
  });

  it("inside GitHub are known in an answer of status 200", async () => {
    const { pace } = paced();
    const wrong = { errors: [{ message: "Something went wrong while executing your query. (…)" }] };
    const github = answers({ ...ok, data: wrong }, ok);
    await pace.send(7, mutation("query { viewer { login } }"), github.attempt);
    expect(github.calls()).toBe(2);
  });

  it("let the next request through", async () => {
    const { pace } = paced();
    await expect(pace.send(7, post, answers(refusal(422)).attempt)).rejects.toThrow();
    await expect(pace.send(7, post, async () => ok)).resolves.toBe(ok);
  });
});

describe("the log of requests", () => {
  it("has every attempt, by its route and without anybody's names", async () => {
    const { entries, pace } = paced({ writeIntervalMs: 0 });
    await pace.send(7, get, answers(refusal(502), ok).attempt);
    await pace.send(
      null,
      { method: "GET", url: "https://ghe.example/api/v3/repositories/31/issues/12/comments?page=2" },
      async () => ok,
    );
    await pace.send(7, mutation("query { viewer { login } }"), answers(ok).attempt);
    expect(entries).toEqual([
      { method: "GET", route: "/repos/{owner}/{repo}", status: 502, ms: 0, installationId: 7, attempt: 1 },
      { method: "GET", route: "/repos/{owner}/{repo}", status: 200, ms: 0, installationId: 7, attempt: 2 },
      {
        method: "GET",
        route: "/repos/{owner}/{repo}/issues/{number}/comments",
        status: 200,
        ms: 0,
        installationId: null,
        attempt: 1,
      },
      { method: "POST", route: "/graphql", status: 200, ms: 0, installationId: 7, attempt: 1 },
    ]);
  });
});
