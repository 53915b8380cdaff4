import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleOf, lacks } from "./examples.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
let id: number;
let nodeId: string;
beforeAll(async () => {
  setup = await setUp({
    repositories: [
      { owner: "acme", name: "railway" },
      { owner: "ben", name: "garden" },
    ],
  });
  const { data } = await setup.ada.octokit.rest.repos.get(setup.place);
  ({ id, node_id: nodeId } = data);
});
afterAll(() => setup.close());

const facts = async () =>
  (
    await setup.asInstallation().graphql<{ node: object | null }>(
      `query($id: ID!) { node(id: $id) { ... on Repository { databaseId name nameWithOwner owner { login __typename }
        defaultBranchRef { name } isArchived isDisabled hasIssuesEnabled } } }`,
      { id: nodeId },
    )
  ).node;
const update = (change: object, place = setup.place) =>
  setup.ada.octokit.rest.repos.update({ ...place, ...change });

describe("a repository", () => {
  test("says by its node id what it is called now, and what it is", async () => {
    expect(await facts()).toEqual({
      databaseId: id,
      name: "railway",
      nameWithOwner: "acme/railway",
      owner: { login: "acme", __typename: "Organization" },
      defaultBranchRef: { name: "main" },
      isArchived: false,
      isDisabled: false,
      hasIssuesEnabled: true,
    });
  });

  test("tells of another default branch, which must be there", async () => {
    const { ben, place } = setup;
    await ben.push(place, { branch: "trunk", message: "T", files: { "t.txt": "t" } });
    await setup.events();
    await update({ default_branch: "trunk" });
    expect(await setup.events()).toEqual(["repository.edited"]);
    const { payload } = await setup.last("repository.edited");
    expect(payload).toMatchObject({
      changes: { default_branch: { from: "main" } },
      repository: { id, default_branch: "trunk" },
      sender: { login: "ada" },
    });
    expect(await facts()).toMatchObject({ defaultBranchRef: { name: "trunk" } });
    expect((await refusal(update({ default_branch: "nowhere" }))).status).toBe(422);
    await update({ default_branch: "trunk" });
    expect(await setup.events()).toEqual([]);
    await update({ default_branch: "main" });
  });

  test("that is archived is read-only, until it isn't any more", async () => {
    const { ada, place } = setup;
    await update({ archived: true });
    expect((await setup.last("repository.archived")).payload.repository).toMatchObject({ archived: true });
    expect(await facts()).toMatchObject({ isArchived: true });
    const message = "Repository was archived so is read-only.";
    expect(await refusal(ada.openIssue(place, "No"))).toEqual({ status: 403, message });
    await update({ archived: false });
    await update({ has_issues: false });
    expect(await facts()).toMatchObject({ isArchived: false, hasIssuesEnabled: false });
    await update({ has_issues: true });
    expect((await setup.last("repository.unarchived")).payload.sender).toMatchObject({ login: "ada" });
  });

  test("that is renamed tells what it was called, and is found by that", async () => {
    const { ada, place } = setup;
    await setup.events();
    await update({ name: "tramway" });
    expect(await setup.events()).toEqual(["repository.renamed"]);
    const { payload } = await setup.last("repository.renamed");
    expect(payload.changes).toEqual({ repository: { name: { from: "railway" } } });
    const { repository: _one, organization: _other, ...example } = exampleOf("repository", "renamed");
    expect(lacks(payload, example)).toEqual([]);
    expect(await facts()).toMatchObject({ name: "tramway", nameWithOwner: "acme/tramway" });
    const issue = await ada.openIssue(place, "By the former name");
    const { data } = await ada.octokit.rest.issues.get({ ...place, issue_number: issue });
    expect(data.repository_url).toMatch(/acme\/tramway$/);
    const { repository } = await ada.octokit.graphql<{ repository: { name: string } }>(
      'query { repository(owner: "acme", name: "railway") { name } }',
    );
    expect(repository.name).toBe("tramway");

    await ada.octokit.rest.repos.createInOrg({ org: "acme", name: "railway" });
    expect((await ada.octokit.rest.repos.get(place)).data.id).not.toBe(id);
    await ada.octokit.rest.repos.delete(place);
    await update({ name: "railway" }, { owner: "acme", repo: "tramway" });
  });

  test("that goes to another owner tells whose it was, and which installation has it", async () => {
    const { ada, ben, place, sandbox } = setup;
    const app = setup.asApp();
    const { data: before } = await app.rest.apps.getRepoInstallation(place);
    expect(before).toMatchObject({
      id: sandbox.app.installationId,
      suspended_at: null,
      app_slug: "signalbox",
    });
    await setup.events();
    await ada.octokit.rest.repos.transfer({ ...place, new_owner: "ben" });
    expect(await setup.events()).toEqual([
      "installation_repositories.removed",
      "installation_repositories.added",
      "repository.transferred",
    ]);
    const { payload } = await setup.last("repository.transferred");
    expect(payload).toMatchObject({
      changes: { owner: { from: { organization: { login: "acme" } } } },
      repository: { id, full_name: "ben/railway", owner: { login: "ben" } },
    });
    expect(await setup.last("installation_repositories.removed")).toMatchObject({
      payload: {
        installation: { id: before.id },
        repositories_removed: [{ id, full_name: "ben/railway" }],
        repositories_added: [],
      },
    });
    const { data: after } = await app.rest.apps.getRepoInstallation({ owner: "ben", repo: "railway" });
    expect(after).toMatchObject({ account: { login: "ben" }, target_type: "User" });
    expect(after.id).not.toBe(before.id);
    expect((await app.rest.apps.getRepoInstallation(place)).data.id).toBe(after.id);
    expect(await ben.openIssue(place, "Mine now")).toBeGreaterThan(0);
  });
});

describe("an installation", () => {
  const change = (action: string) =>
    fetch(`${setup.sandbox.url}/_sandbox/installations`, {
      method: "POST",
      body: JSON.stringify({ account: "acme", login: "ada", action }),
    });

  test("that is suspended hears nothing and gets nothing, until it may again", async () => {
    const { ada, sandbox } = setup;
    await ada.octokit.rest.repos.createInOrg({ org: "acme", name: "depot", auto_init: true });
    const depot = { owner: "acme", repo: "depot" };
    const app = setup.asInstallation();
    await app.rest.repos.get(depot);
    await change("suspend");
    const { sender: _one, installation: _other, ...example } = exampleOf("installation", "suspend");
    expect(lacks((await setup.last("installation.suspend")).payload, example)).toEqual([]);
    const installation_id = sandbox.app.installationId;
    const { data } = await setup.asApp().rest.apps.getInstallation({ installation_id });
    expect(Date.parse(data.suspended_at ?? "")).toBeLessThanOrEqual(Date.now());
    expect(await refusal(app.rest.repos.get(depot))).toEqual({
      status: 403,
      message: "This installation has been suspended",
    });
    expect((await refusal(setup.asInstallation().rest.repos.get(depot))).status).toBe(403);
    await setup.events();
    await ada.openIssue(depot, "Unheard");
    expect(await setup.events()).toEqual([]);
    await change("unsuspend");
    expect(await setup.events()).toEqual(["installation.unsuspend"]);
    expect((await app.rest.repos.get(depot)).status).toBe(200);
  });

  test("is told to the App alone", async () => {
    const { ada } = setup;
    const place = { owner: "acme", repo: "depot" };
    expect((await refusal(ada.octokit.request("GET /repos/{owner}/{repo}/installation", place))).status).toBe(
      401,
    );
    const nowhere = { owner: "acme", repo: "nowhere" };
    expect((await refusal(setup.asApp().rest.apps.getRepoInstallation(nowhere))).status).toBe(404);
  });
});
