import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
beforeEach(() => setup.sandbox.clearFaults());
afterAll(() => setup.close());

describe("the request log", () => {
  test("says who asked for what, GraphQL by its root fields", async () => {
    const { ada, place, sandbox } = setup;
    const app = setup.asInstallation();
    await app.request("GET /installation/repositories");
    sandbox.clearRequests();
    await ada.octokit.rest.repos.get({ ...place });
    await app.graphql("query { viewer { login } }");
    await app
      .graphql('mutation { x: deleteIssue(input: {issueId: "none"}) { clientMutationId } }')
      .catch(() => null);
    expect(sandbox.requests()).toMatchObject([
      { method: "GET", path: "/repos/acme/railway", operation: null, actor: "ada", status: 200 },
      { path: "/graphql", operation: "query", fields: ["viewer"], actor: "signalbox[bot]", status: 200 },
      { path: "/graphql", operation: "mutation", fields: ["deleteIssue"], actor: "signalbox[bot]" },
    ]);
  });

  test("can be read and cleared over HTTP", async () => {
    const url = `${setup.sandbox.url}/_sandbox/requests`;
    await setup.ada.octokit.rest.repos.get({ ...setup.place });
    expect(((await (await fetch(url)).json()) as unknown[]).length).toBeGreaterThan(0);
    await fetch(url, { method: "DELETE" });
    expect(await (await fetch(url)).json()).toEqual([]);
  });
});

describe("a fault", () => {
  const issues = () => setup.ada.openIssue(setup.place, "Try");

  test("fails as many matching requests as asked for, and no others", async () => {
    const { ada, place, sandbox } = setup;
    sandbox.addFault({ answer: 502, method: "POST", path: "/repos/acme/railway/issues", times: 2, skip: 1 });
    await issues();
    await ada.octokit.rest.repos.get({ ...place });
    expect([(await refusal(issues())).status, (await refusal(issues())).status]).toEqual([502, 502]);
    await issues();
  });

  test("can tell when to come back", async () => {
    setup.sandbox.addFault({ answer: 429, retryAfter: 7 });
    const error = await issues().catch((one) => one);
    expect([error.status, error.response.headers["retry-after"]]).toEqual([429, "7"]);
  });

  test("can hit one GraphQL field", async () => {
    setup.sandbox.addFault({ answer: 403, operation: "viewer" });
    const { octokit } = setup.ada;
    await octokit.graphql("query { rateLimit { limit } }");
    await expect(octokit.graphql("query { viewer { login } }")).rejects.toMatchObject({ status: 403 });
  });

  test("can drop the connection, before the work or after it", async () => {
    const { ada, place, sandbox } = setup;
    const count = async () =>
      (await ada.octokit.paginate(ada.octokit.rest.issues.listForRepo, { ...place })).length;
    const before = await count();
    sandbox.addFault({ answer: "drop", method: "POST" });
    await refusal(issues());
    expect(await count()).toBe(before);
    sandbox.addFault({ answer: "drop", method: "POST", after: true });
    await refusal(issues());
    expect(await count()).toBe(before + 1);
  });

  test("that makes no sense is refused", async () => {
    const body = JSON.stringify({ answer: 200, metod: "GET" });
    const response = await fetch(`${setup.sandbox.url}/_sandbox/faults`, { method: "POST", body });
    expect(response.status).toBe(422);
    expect(((await response.json()) as { message: string }).message).toContain("metod");
  });
});

describe("callers", () => {
  test.each([
    ["an unknown token", "Bearer nonsense", "Bad credentials"],
    [
      "a forged JWT",
      "Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOjQyNDJ9.AAAA",
      "A JSON web token could not be decoded",
    ],
  ])("with %s are turned away", async (_what, authorization, message) => {
    const response = await fetch(`${setup.sandbox.url}/api/v3/app`, { headers: { authorization } });
    expect([response.status, await response.json()]).toEqual([401, expect.objectContaining({ message })]);
  });

  test("are held to their App's permissions", async () => {
    const app = setup.asInstallation();
    const ref = app.rest.git.createRef({ ...setup.place, ref: "refs/heads/x", sha: "0".repeat(40) });
    expect(await refusal(ref)).toEqual({ status: 403, message: "Resource not accessible by integration" });
  });

  test("learn a person's role", async () => {
    const { ada, place } = setup;
    const roleOf = async (username: string) =>
      (await ada.octokit.rest.repos.getCollaboratorPermissionLevel({ ...place, username })).data;
    expect(await roleOf("ada")).toMatchObject({ permission: "admin" });
    expect(await roleOf("ben")).toMatchObject({ permission: "write", role_name: "write" });
    expect((await refusal(roleOf("nobody"))).status).toBe(404);
  });
});

describe("limits", () => {
  test.each([
    ["a title of 257 characters", { title: "x".repeat(257) }],
    ["a body of 65,537 characters", { title: "t", body: "x".repeat(65_537) }],
    ["a label of 51 characters", { title: "t", labels: ["x".repeat(51)] }],
    ["eleven assignees", { title: "t", assignees: Array.from({ length: 11 }, (_, index) => `u${index}`) }],
  ])("refuse %s", async (_what, issue) => {
    const { ada, place } = setup;
    expect((await refusal(ada.octokit.rest.issues.create({ ...place, ...issue }))).status).toBe(422);
  });

  test("of check runs hold, and annotations of several requests add up", async () => {
    const app = setup.asInstallation();
    const { place, ada } = setup;
    const { data: ref } = await ada.octokit.rest.git.getRef({ ...place, ref: "heads/main" });
    const annotations = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        path: "a.txt",
        start_line: index + 1,
        end_line: index + 1,
        annotation_level: "failure" as const,
        message: "m",
        title: "t",
      }));
    const check = {
      ...place,
      name: "signalbox",
      head_sha: ref.object.sha,
      status: "completed",
      conclusion: "failure",
    } as const;
    const output = (count: number) => ({ title: "T", summary: "S", annotations: annotations(count) });
    expect((await refusal(app.rest.checks.create({ ...check, output: output(51) }))).status).toBe(422);
    const actions = [{ label: "Re-check", description: "Judge again", identifier: "recheck" }];
    const { data } = await app.rest.checks.create({ ...check, output: output(50), actions });
    const updated = await app.rest.checks.update({ ...place, check_run_id: data.id, output: output(3) });
    expect([updated.data.output.annotations_count, updated.data.app?.slug]).toEqual([53, "signalbox"]);
    const listed = await app.paginate(app.rest.checks.listAnnotations, { ...place, check_run_id: data.id });
    expect([listed.length, listed[0]?.title]).toEqual([53, "t"]);

    const press = { repository: "acme/railway", checkRun: data.id, login: "ben", action: "recheck" };
    await fetch(`${setup.sandbox.url}/_sandbox/check-buttons`, {
      method: "POST",
      body: JSON.stringify(press),
    });
    const { payload } = await setup.last("check_run.requested_action");
    expect(payload).toMatchObject({ requested_action: { identifier: "recheck" }, sender: { login: "ben" } });
  });
});

test("a port that is taken is said by the system's code", async () => {
  const port = Number(new URL(setup.sandbox.url).port);
  await expect(startSandbox({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});
