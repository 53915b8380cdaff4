import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, person } from "../../src/sandbox/people.js";
import { exampleOf, lacks } from "./examples.js";
import { refusal, type Setup, setUp } from "./receiver.js";

const roles = {
  reader: "read",
  helper: "triage",
  ben: "write",
  keeper: "maintain",
  chief: "admin",
  judge: { name: "judge", base: "triage" },
  stranger: null,
} as const;

let setup: Setup;
const hidden = { owner: "acme", repo: "depot" };
beforeAll(async () => {
  setup = await setUp({
    users: ["ada", ...Object.keys(roles)],
    repositories: [
      { owner: "acme", name: "railway", roles },
      { owner: "acme", name: "depot", private: true, roles: { stranger: null, judge: null } },
    ],
    app: { events: ["member"] },
  });
});
afterAll(() => setup.close());

const as = (login: string): Person => person(setup.sandbox, login);
const permission = async (username: string, place = setup.place) =>
  (await setup.asInstallation().rest.repos.getCollaboratorPermissionLevel({ ...place, username })).data;

describe("the permission of", () => {
  const none = { pull: false, triage: false, push: false, maintain: false, admin: false };
  test.each([
    ["ada", "admin", "admin", { pull: true, triage: true, push: true, maintain: true, admin: true }],
    ["chief", "admin", "admin", { pull: true, triage: true, push: true, maintain: true, admin: true }],
    ["keeper", "write", "maintain", { ...none, pull: true, triage: true, push: true, maintain: true }],
    ["ben", "write", "write", { ...none, pull: true, triage: true, push: true }],
    ["helper", "read", "triage", { ...none, pull: true, triage: true }],
    ["judge", "read", "judge", { ...none, pull: true, triage: true }],
    ["reader", "read", "read", { ...none, pull: true }],
    ["stranger", "read", "read", { ...none, pull: true }],
    ["signalbox[bot]", "none", "none", none],
  ])("%s is %s, by name %s", async (login, legacy, name, permissions) => {
    expect(await permission(login)).toMatchObject({
      permission: legacy,
      role_name: name,
      user: { login, id: expect.any(Number), type: login.endsWith("[bot]") ? "Bot" : "User", permissions },
    });
  });

  test("a stranger is none where the repository is private", async () => {
    expect(await permission("stranger", hidden)).toMatchObject({ permission: "none", role_name: "none" });
    expect(await refusal(as("stranger").openIssue(hidden, "Hello"))).toMatchObject({ status: 404 });
  });

  test("nobody, and of an organization, is a 404", async () => {
    expect(await refusal(permission("nobody"))).toEqual({ status: 404, message: "nobody is not a user" });
    expect(await refusal(permission("acme"))).toEqual({ status: 404, message: "acme is not a user" });
  });

  test("others is for those who may push", async () => {
    const asked = as("reader").octokit.rest.repos.getCollaboratorPermissionLevel({
      ...setup.place,
      username: "ben",
    });
    expect(await refusal(asked)).toEqual({
      status: 403,
      message: "Must have push access to view collaborator permission.",
    });
  });
});

describe("a role", () => {
  test("is given, changed and taken away, and each is told to the App", async () => {
    const { ada, place } = setup;
    const issue = await ada.openIssue(place, "Whose is it?");
    await setup.events();
    await ada.setRole(place, "stranger", "triage");
    expect(await permission("stranger")).toMatchObject({ permission: "read", role_name: "triage" });
    await ada.assign(place, issue, "stranger");
    await ada.setRole(place, "stranger", "judge");
    expect(await permission("stranger")).toMatchObject({ permission: "read", role_name: "judge" });
    await ada.setRole(place, "stranger", "judge");
    await ada.setRole(place, "stranger", "push");
    await ada.setRole(place, "stranger", null);
    expect(await permission("stranger")).toMatchObject({ permission: "read", role_name: "read" });
    const { data } = await ada.octokit.rest.issues.get({ ...place, issue_number: issue });
    expect(data.assignees).toEqual([]);
    expect(await setup.events()).toEqual([
      "member.added",
      "issues.assigned",
      "member.edited",
      "member.edited",
      "member.removed",
    ]);
    const shared = {
      member: { login: "stranger" },
      sender: { login: "ada" },
      repository: { name: "railway" },
    };
    expect((await setup.last("member.added")).payload).toMatchObject({
      ...shared,
      changes: { permission: { to: "read" }, role_name: { to: "triage" } },
    });
    expect((await setup.last("member.edited")).payload).toMatchObject({
      ...shared,
      changes: { old_permission: { from: "read" }, permission: { from: "read", to: "write" } },
    });
    for (const action of ["added", "edited"]) {
      const { member, sender } = exampleOf("member", action);
      const { payload } = await setup.last(`member.${action}`);
      expect(lacks(payload.member, member)).toEqual([]);
      expect(lacks(payload.sender, sender)).toEqual([]);
    }
    expect((await setup.last("member.removed")).payload).toMatchObject(shared);
  });

  test("is an administrator's to give; whoever has one may leave", async () => {
    const { place } = setup;
    const rights = { status: 403, message: "Must have admin rights to Repository." };
    expect(await refusal(as("keeper").setRole(place, "stranger", "push"))).toEqual(rights);
    expect(await refusal(as("reader").setRole(place, "reader", "admin"))).toEqual(rights);
    expect((await refusal(as("chief").setRole(place, "nobody", "push"))).status).toBe(404);
    expect((await refusal(as("chief").setRole(place, "ben", "emperor"))).status).toBe(422);
    await as("reader").setRole(place, "reader", null);
    await setup.ada.setRole(place, "reader", "pull");
  });
});

describe("by the role, somebody", () => {
  const forbidden = { status: 403, message: "Must have admin rights to Repository." };

  test("without any opens, edits and closes their own issues, comments and reacts", async () => {
    const { place } = setup;
    const { octokit, ...stranger } = as("stranger");
    const { data } = await octokit.rest.issues.create({
      ...place,
      title: "Broken",
      labels: ["urgent"],
      assignees: ["ben"],
    });
    expect(data).toMatchObject({ labels: [], assignees: [], author_association: "NONE" });
    const issue_number = data.number;
    await octokit.rest.issues.update({ ...place, issue_number, title: "Still broken", labels: ["urgent"] });
    await octokit.rest.issues.update({ ...place, issue_number, state: "closed" });
    const comment_id = await stranger.comment(place, issue_number, "Please");
    await octokit.rest.issues.updateComment({ ...place, comment_id, body: "Please!" });
    await octokit.rest.reactions.createForIssueComment({ ...place, comment_id, content: "eyes" });
    const { data: after } = await octokit.rest.issues.get({ ...place, issue_number });
    expect(after).toMatchObject({ title: "Still broken", labels: [], state: "closed" });
  });

  test.each(["stranger", "reader"])(
    "such as a %s does not assign, label, close or edit others'",
    async (login) => {
      const { ada, place } = setup;
      const { octokit } = as(login);
      const issue_number = await ada.openIssue(place, "Ada's");
      const comment_id = await ada.comment(place, issue_number, "Ada says");
      await octokit.rest.issues.addAssignees({ ...place, issue_number, assignees: ["ben"] });
      await ada.assign(place, issue_number, "helper");
      await octokit.rest.issues.removeAssignees({ ...place, issue_number, assignees: ["helper"] });
      const target = { ...place, issue_number };
      for (const refused of [
        () => octokit.rest.issues.addLabels({ ...target, labels: ["x"] }),
        () => octokit.rest.issues.update({ ...target, state: "closed" }),
        () => octokit.rest.issues.update({ ...target, title: "Mine" }),
        () => octokit.rest.issues.updateComment({ ...place, comment_id, body: "I say" }),
        () => octokit.rest.issues.deleteComment({ ...place, comment_id }),
        () => octokit.rest.issues.lock(target),
        () => octokit.rest.issues.createLabel({ ...place, name: "new" }),
        () => octokit.rest.repos.update({ ...place, default_branch: "other" }),
      ])
        expect(await refusal(refused())).toEqual(forbidden);
      const { data } = await octokit.rest.issues.get(target);
      expect(data).toMatchObject({
        assignees: [{ login: "helper" }],
        labels: [],
        state: "open",
        title: "Ada's",
      });
    },
  );

  test.each(["helper", "judge"])(
    "who has triage, as %s, closes, labels and assigns, and writes nothing",
    async (login) => {
      const { ada, ben, place } = setup;
      const { octokit, ...triager } = as(login);
      const issue_number = await ada.openIssue(place, "Ada's");
      await triager.assign(place, issue_number, "ben");
      await octokit.rest.issues.addLabels({ ...place, issue_number, labels: ["seen"] });
      const { data } = await octokit.rest.issues.update({ ...place, issue_number, state: "closed" });
      expect(data).toMatchObject({
        assignees: [{ login: "ben" }],
        labels: [{ name: "seen" }],
        state: "closed",
      });
      expect(await refusal(octokit.rest.issues.update({ ...place, issue_number, title: "Mine" }))).toEqual(
        forbidden,
      );
      await ben.push(place, { branch: `work-${login}`, message: "B", files: { [`${login}.txt`]: "b" } });
      const pull = await ben.openPull(place, { head: `work-${login}`, title: "B" });
      expect((await refusal(triager.merge(place, pull))).status).toBe(403);
      const change = { branch: `work-${login}`, message: "Mine", files: { "x.txt": "x" } };
      expect((await refusal(triager.push(place, change))).status).toBe(403);
    },
  );

  test("without any forks, opens a pull request from there, reviews, and neither pushes nor merges", async () => {
    const { ben, place } = setup;
    const stranger = as("stranger");
    const fork = await stranger.fork(place);
    await stranger.push(fork, { branch: "idea", message: "Idea", files: { "idea.txt": "i" } });
    const number = await stranger.openPull(place, { head: "stranger:idea", title: "An idea" });
    await ben.push(place, { branch: "bens", message: "B", files: { "bens.txt": "b" } });
    const bens = await ben.openPull(place, { head: "bens", title: "Ben's" });
    await stranger.review(place, bens, "COMMENT", "Nice");
    await stranger.octokit.rest.pulls.update({ ...place, pull_number: number, title: "My idea" });
    const { octokit } = stranger;
    expect(
      await refusal(octokit.rest.pulls.update({ ...place, pull_number: bens, state: "closed" })),
    ).toEqual(forbidden);
    expect((await refusal(stranger.merge(place, number))).status).toBe(403);
    const change = { branch: "bens", message: "No", files: { "no.txt": "n" } };
    expect((await refusal(stranger.push(place, change))).status).toBe(403);
    await ben.push(place, { branch: "unopened", message: "B", files: { "unopened.txt": "b" } });
    expect(await refusal(stranger.openPull(place, { head: "unopened", title: "Not mine" }))).toEqual({
      status: 422,
      message: "must be a collaborator",
    });
  });

  test("who made a pull request does not approve it", async () => {
    const { ben, place } = setup;
    await ben.push(place, { branch: "own", message: "B", files: { "own.txt": "b" } });
    const number = await ben.openPull(place, { head: "own", title: "My own" });
    const error = await ben.review(place, number, "APPROVE").catch((one) => one);
    expect([error.status, error.response.data.errors]).toEqual([
      422,
      ["Can not approve your own pull request"],
    ]);
    await ben.review(place, number, "COMMENT", "About this");
  });

  test("is bound in GraphQL as well", async () => {
    const { ada, place } = setup;
    const issue_number = await ada.openIssue(place, "Ada's");
    const { data } = await ada.octokit.rest.issues.get({ ...place, issue_number });
    const mutation = `mutation($id: ID!) { deleteIssue(input: {issueId: $id}) { clientMutationId } }`;
    const asked = as("keeper").octokit.graphql(mutation, { id: data.node_id });
    const { errors } = await asked.then(
      () => ({ errors: [] }),
      (one: { errors: unknown[] }) => one,
    );
    expect(errors).toMatchObject([
      {
        type: "FORBIDDEN",
        message: "keeper does not have the correct permissions to execute `DeleteIssue`",
      },
    ]);
  });
});
