import { verify } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
afterAll(() => setup.close());

describe("a delivery", () => {
  test("is signed, and carries the headers that GitHub's do", async () => {
    const { ada, place, sandbox } = setup;
    await ada.openIssue(place, "Grüße 🚂");
    const { headers, text, payload } = await setup.last("issues.opened");

    expect(await verify(sandbox.app.webhookSecret, text, String(headers["x-hub-signature-256"]))).toBe(true);
    expect(headers["x-github-delivery"]).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    );
    expect(headers).toMatchObject({
      "x-github-event": "issues",
      "x-github-hook-id": "1",
      "x-github-hook-installation-target-id": String(sandbox.app.id),
      "x-github-hook-installation-target-type": "integration",
      "content-type": "application/json",
    });
    expect(headers["user-agent"]).toMatch(/^GitHub-Hookshot\//);
    expect(payload).toMatchObject({
      installation: { id: sandbox.app.installationId },
      organization: { login: "acme" },
      repository: { full_name: "acme/railway", owner: { type: "Organization" } },
      sender: { login: "ada", type: "User" },
    });
  });

  test("comes in order of occurrence", async () => {
    const { ada, place } = setup;
    await setup.events();
    const titles = Array.from({ length: 30 }, (_, index) => `In order ${index}`);
    for (const title of titles) await ada.openIssue(place, title);
    await setup.events();
    expect(setup.received.slice(-30).map((one) => one.payload.issue.title)).toEqual(titles);
  });

  test("that failed is listed, is not repeated by itself, and can be asked for again under its GUID", async () => {
    const { ada, place } = setup;
    setup.answerWith(500);
    await ada.openIssue(place, "Unlucky");
    const first = await setup.last("issues.opened");
    setup.answerWith(200);
    const app = setup.asApp();
    const { data: failures } = await app.request("GET /app/hook/deliveries", { status: "failure" });
    const guid = String(first.headers["x-github-delivery"]);
    expect(failures).toMatchObject([
      { guid, status_code: 500, event: "issues", action: "opened", redelivery: false },
    ]);
    expect((await setup.events()).filter((one) => one === "issues.opened").length).toBeGreaterThan(0);

    const delivery_id = Number(failures[0]?.id);
    const again = await app.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id });
    expect(again.status).toBe(202);
    expect(await setup.events()).toEqual(["issues.opened"]);
    const second = await setup.last("issues.opened");
    expect(second.headers["x-github-delivery"]).toBe(guid);
    expect(second.text).toBe(first.text);
    const { data: newest } = await app.request("GET /app/hook/deliveries", { per_page: 1 });
    expect(newest).toMatchObject([{ guid, status: "OK", redelivery: true }]);
  });

  test("list goes on by cursor", async () => {
    const app = setup.asApp();
    const ids: number[] = [];
    for (let cursor: string | undefined = "v1_999999"; cursor !== undefined; ) {
      const page: { data: { id: number | bigint }[]; headers: { link?: string } } = await app.request(
        "GET /app/hook/deliveries",
        { per_page: 7, cursor },
      );
      ids.push(...page.data.map((one) => Number(one.id)));
      cursor = /cursor=([^&>]+)/.exec(page.headers.link ?? "")?.[1];
    }
    expect(ids).toEqual(
      setup.sandbox
        .deliveries()
        .map((one) => one.id)
        .toReversed(),
    );
  });

  test("list is for the App alone", async () => {
    expect((await refusal(setup.ada.octokit.request("GET /app/hook/deliveries"))).status).toBe(401);
  });
});

describe("events of an issue", () => {
  test("name who was assigned, once", async () => {
    const { ada, ben, place } = setup;
    const number = await ada.openIssue(place, "To assign");
    await setup.events();
    await ben.assign(place, number, "ben", "nobody-of-that-name");
    await ben.assign(place, number, "ben");
    await ada.unassign(place, number, "ben");
    expect(await setup.events()).toEqual(["issues.assigned", "issues.unassigned"]);
    const { payload } = await setup.last("issues.assigned");
    expect(payload).toMatchObject({ assignee: { login: "ben" }, issue: { assignees: [{ login: "ben" }] } });
  });

  test("say what an edit changed", async () => {
    const { ada, place } = setup;
    const issue_number = await ada.openIssue(place, "Before", "text");
    await ada.octokit.rest.issues.update({ ...place, issue_number, title: "After", labels: ["x"] });
    const { payload } = await setup.last("issues.edited");
    expect(payload.changes).toEqual({ title: { from: "Before" } });
    expect((await setup.last("issues.labeled")).payload.label).toMatchObject({
      name: "x",
      description: null,
    });
  });

  test("follow a new issue for each of its labels and assignees", async () => {
    const { ada, place } = setup;
    await ada.octokit.rest.issues.createMilestone({ ...place, title: "M" });
    await setup.events();
    const issue = { title: "Full", labels: ["p", "q"], assignees: ["ben"], milestone: 1 };
    await ada.octokit.rest.issues.create({ ...place, ...issue });
    expect(await setup.events()).toEqual([
      "issues.opened",
      "issues.labeled",
      "issues.labeled",
      "issues.assigned",
      "issues.milestoned",
    ]);
  });

  test("tell of a deletion and a transfer, after which the number answers as at GitHub", async () => {
    const two = await setUp({
      repositories: [
        { owner: "acme", name: "railway" },
        { owner: "acme", name: "depot" },
      ],
    });
    const { ada, place } = two;
    const [gone, moved] = [await ada.openIssue(place, "Gone"), await ada.openIssue(place, "Moved")];
    const idOf = async (issue_number: number) =>
      (await ada.octokit.rest.issues.get({ ...place, issue_number })).data.node_id;
    const { data: depot } = await ada.octokit.rest.repos.get({ owner: "acme", repo: "depot" });
    await ada.octokit.graphql(
      "mutation($id: ID!) { deleteIssue(input: {issueId: $id}) { clientMutationId } }",
      {
        id: await idOf(gone),
      },
    );
    await ada.octokit.graphql(
      "mutation($id: ID!, $to: ID!) { transferIssue(input: {issueId: $id, repositoryId: $to}) { issue { number } } }",
      { id: await idOf(moved), to: depot.node_id },
    );
    expect((await two.events()).slice(-3)).toEqual(["issues.deleted", "issues.transferred", "issues.opened"]);
    expect((await two.last("issues.transferred")).payload.changes.new_repository.name).toBe("depot");
    const get = (issue_number: number) => ada.octokit.rest.issues.get({ ...place, issue_number });
    expect((await refusal(get(gone))).status).toBe(410);
    expect((await get(moved)).data.repository_url).toMatch(/acme\/depot$/);
    expect(await ada.openIssue(place, "Next")).toBe(3);
    await two.close();
  });
});

describe("a push", () => {
  test("names its commits and their files", async () => {
    const { ada, place } = setup;
    const base = await ada.push(place, {
      branch: "main",
      message: "Base",
      files: { "x.txt": "x", "y.txt": "y" },
    });
    await ada.push(place, {
      branch: "main",
      message: "Edit",
      files: { "x.txt": "X", "y.txt": null, "z.txt": "z" },
    });
    const { payload } = await setup.last("push");
    expect(payload).toMatchObject({ before: base, created: false, deleted: false, forced: false });
    expect(payload.pusher.name).toBe("ada");
    expect(payload.commits).toMatchObject([
      {
        message: "Edit",
        added: ["z.txt"],
        removed: ["y.txt"],
        modified: ["x.txt"],
        author: { username: "ada" },
      },
    ]);
    expect(payload.head_commit.id).toBe(payload.after);
  });

  test("of a new branch is created; one that drops commits is forced", async () => {
    const { ada, place } = setup;
    await ada.push(place, { branch: "fresh", message: "1", files: { "1.txt": "1" } });
    expect((await setup.last("push")).payload).toMatchObject({ created: true, before: "0".repeat(40) });
    await ada.push(place, { branch: "fresh", force: true, message: "2", files: { "2.txt": "2" } });
    expect((await setup.last("push")).payload).toMatchObject({ forced: true, ref: "refs/heads/fresh" });
  });
});

test("the App can be taken off an account and put on it again", async () => {
  const { sandbox } = setup;
  const change = (action: string) =>
    fetch(`${sandbox.url}/_sandbox/installations`, {
      method: "POST",
      body: JSON.stringify({ account: "acme", login: "ada", action }),
    });
  const app = setup.asInstallation();
  await app.request("GET /installation/repositories");
  await change("deleted");
  const { payload } = await setup.last("installation.deleted");
  expect(payload).toMatchObject({
    installation: { id: sandbox.app.installationId, account: { login: "acme" } },
    repositories: [{ full_name: "acme/railway" }],
    sender: { login: "ada" },
  });
  expect((await refusal(app.request("GET /installation/repositories"))).status).toBe(401);
  await setup.ada.openIssue(setup.place, "Unheard");
  expect((await setup.events()).at(-1)).toBe("installation.deleted");
  const { id } = (await (await change("created")).json()) as { id: number };
  expect(id).toBeGreaterThan(sandbox.app.installationId);
  expect((await setup.events()).at(-1)).toBe("installation.created");
});
