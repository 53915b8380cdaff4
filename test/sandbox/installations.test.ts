import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test } from "vitest";
import { refusal, type Setup, setUp } from "./receiver.js";

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.close());

const change = async (more: object) => {
  const response = await fetch(`${setup.sandbox.url}/_sandbox/installations`, {
    method: "POST",
    body: JSON.stringify({ account: "acme", login: "ada", ...more }),
  });
  expect(response.status).toBe(204);
};

/** As the App itself: Octokit signs so by itself only where GitHub documents that for the route. */
const askInstallation = async (id: number) => {
  const { token } = (await setup.asApp().auth({ type: "app" })) as { token: string };
  return new Octokit({ auth: token, baseUrl: `${setup.sandbox.url}/api/v3`, log: quiet }).request(
    "GET /repositories/{id}/installation",
    { id },
  );
};

const idOf = async () => (await setup.ada.octokit.rest.repos.get({ ...setup.place })).data.id;

test("a repository's installation can be asked for by its id, by the App itself", async () => {
  const id = await idOf();
  const ask = () => askInstallation(id);
  expect((await ask()).data).toMatchObject({ id: setup.sandbox.app.installationId, suspended_at: null });
  await setup.ada.octokit.rest.repos.update({ ...setup.place, name: "tramway" });
  expect((await ask()).data).toMatchObject({ id: setup.sandbox.app.installationId });
  const asInstallation = setup.asInstallation().request("GET /repositories/{id}/installation", { id });
  expect((await refusal(asInstallation)).status).toBe(401);
  await change({ action: "deleted" });
  expect((await refusal(ask())).status).toBe(404);
});

test("an installation that is suspended may nothing until it isn't any more", async () => {
  const app = setup.asInstallation();
  const list = () => app.request("GET /installation/repositories");
  await list();
  await change({ action: "suspend" });
  expect((await setup.last("installation.suspend")).payload.installation.suspended_at).not.toBeNull();
  expect((await refusal(list())).status).toBe(403);
  expect((await refusal(setup.asInstallation().request("GET /installation/repositories"))).status).toBe(403);
  await change({ action: "unsuspend" });
  expect((await setup.last("installation.unsuspend")).payload.installation.suspended_at).toBeNull();
  expect((await list()).data.total_count).toBe(1);
});

test("an installation can be given some repositories and no others", async () => {
  const { ada, place } = setup;
  const id = await idOf();
  await change({ action: "select", repositories: [] });
  const { payload } = await setup.last("installation_repositories.removed");
  expect(payload).toMatchObject({ repositories_removed: [{ id, name: "railway" }], repositories_added: [] });
  const ask = () => askInstallation(id);
  expect((await refusal(ask())).status).toBe(404);
  await ada.openIssue(place, "Unheard");
  expect((await setup.events()).at(-1)).toBe("installation_repositories.removed");
  await change({ action: "select", repositories: ["railway"] });
  expect((await setup.last("installation_repositories.added")).payload.repositories_added).toMatchObject([
    { id },
  ]);
  expect((await ask()).status).toBe(200);
});

test("a private repository is not there for whoever may not see it", async () => {
  const id = await idOf();
  await setup.ada.octokit.rest.repos.update({ ...setup.place, private: true });
  const read = () => setup.asInstallation().request("GET /repositories/{id}", { id });
  expect((await read()).data.full_name).toBe("acme/railway");
  await change({ action: "select", repositories: [] });
  expect((await refusal(read())).status).toBe(404);
});
