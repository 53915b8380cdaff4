import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, person } from "../../src/sandbox/people.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
let renovate: Person;
beforeAll(async () => {
  setup = await setUp();
  setup.sandbox.addBot("renovate[bot]");
  renovate = person(setup.sandbox, "renovate[bot]");
});
afterAll(() => setup.close());

const userOf = async (username: string) =>
  (await setup.ada.octokit.rest.users.getByUsername({ username })).data;
const permission = async (username: string) =>
  (await setup.asInstallation().rest.repos.getCollaboratorPermissionLevel({ ...setup.place, username })).data;

describe("the bot of another App", () => {
  test("opens issues, comments, pushes and opens pull requests as itself", async () => {
    const { ada, place } = setup;
    const bot = { login: "renovate[bot]", type: "Bot", id: (await userOf("renovate[bot]")).id };
    expect(bot.id).not.toBe((await userOf("signalbox[bot]")).id);

    const issue = await renovate.openIssue(place, "Dependency dashboard");
    await renovate.comment(place, issue, "/claim");
    expect((await setup.last("issue_comment.created")).payload).toMatchObject({
      sender: bot,
      comment: { user: bot, performed_via_github_app: { slug: "renovate" } },
      issue: { user: bot },
      installation: { id: setup.sandbox.app.installationId },
    });
    await renovate.push(place, { branch: "renovate/all", message: "Bump", files: { "package.json": "{}" } });
    expect((await setup.last("push")).payload).toMatchObject({ sender: bot, pusher: { name: bot.login } });
    const number = await renovate.openPull(place, { head: "renovate/all", title: "Bump" });
    expect((await setup.last("pull_request.opened")).payload).toMatchObject({ sender: bot });
    await renovate.push(place, { branch: "renovate/all", message: "Again", files: { "package.json": "[]" } });
    expect((await setup.last("pull_request.synchronize")).payload).toMatchObject({ number, sender: bot });
    const { data: activity } = await ada.octokit.rest.repos.listActivities({ ...place, ref: "renovate/all" });
    expect(activity.map((one) => one.actor?.login)).toEqual([bot.login, bot.login]);
    expect(
      await ada.octokit.graphql(
        `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
          pullRequest(number: $number) { author { __typename login ... on Bot { databaseId } } } } }`,
        { ...place, number },
      ),
    ).toMatchObject({
      repository: {
        pullRequest: { author: { __typename: "Bot", login: "renovate", databaseId: bot.id } },
      },
    });
    expect(setup.sandbox.requests().some((one) => one.actor === bot.login)).toBe(true);
  });

  test("has no role in any repository, and can't be assigned", async () => {
    const { ada, place } = setup;
    expect(await permission("renovate[bot]")).toMatchObject({
      permission: "none",
      user: { type: "Bot", permissions: { pull: false } },
    });
    const issue_number = await ada.openIssue(place, "For people");
    await ada.assign(place, issue_number, "renovate[bot]");
    expect((await ada.octokit.rest.issues.get({ ...place, issue_number })).data.assignees).toEqual([]);
  });

  test("may do what its installation permits, and no more", async () => {
    const { sandbox, place } = setup;
    sandbox.addBot("talker[bot]", { permissions: { metadata: "read", issues: "write" } });
    const talker = person(sandbox, "talker[bot]");
    const issue = await talker.openIssue(place, "I talk");
    await talker.comment(place, issue, "a lot");
    const change = { branch: "talk", message: "T", files: { "t.txt": "t" } };
    expect((await refusal(talker.push(place, change))).status).toBe(403);
  });

  test("writes checks that are its own", async () => {
    const { ada, place } = setup;
    const { data: main } = await ada.octokit.rest.repos.getBranch({ ...place, branch: "main" });
    const { data: run } = await renovate.octokit.rest.checks.create({
      ...place,
      name: "signalbox",
      head_sha: main.commit.sha,
      status: "completed",
      conclusion: "success",
    });
    expect(run.app).toMatchObject({ slug: "renovate" });
    expect(run.app?.id).not.toBe(setup.sandbox.app.id);
    const { data: ours } = await ada.octokit.rest.checks.listForRef({
      ...place,
      ref: "main",
      app_id: setup.sandbox.app.id,
    });
    expect(ours.check_runs).toEqual([]);
    const mine = { ...place, name: "signalbox", head_sha: main.commit.sha };
    expect(await refusal(ada.octokit.rest.checks.create(mine))).toEqual({
      status: 403,
      message: "You must authenticate via a GitHub App.",
    });
  });
});

test("a bot whose login hasn't the suffix is not a user, though it acts", async () => {
  const { sandbox, place } = setup;
  sandbox.addBot("Copilot");
  const copilot = person(sandbox, "Copilot");
  await copilot.push(place, { branch: "copilot/fix", message: "F", files: { "fix.txt": "f" } });
  await copilot.openPull(place, { head: "copilot/fix", title: "Fix" });
  expect((await setup.last("pull_request.opened")).payload.sender).toMatchObject({
    login: "Copilot",
    type: "Bot",
  });
  expect(await refusal(permission("Copilot"))).toEqual({ status: 404, message: "Copilot is not a user" });
});
