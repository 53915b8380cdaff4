import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { exampleOf, lacks } from "./examples.js";
import { type Setup, setUp } from "./receiver.js";

const none = "0".repeat(40);

let setup: Setup;
beforeAll(async () => {
  setup = await setUp({
    users: ["ada", "ben", "eve"],
    repositories: [{ owner: "acme", name: "railway", roles: { eve: null } }],
  });
});
afterAll(() => setup.close());

const change = (branch: string, name: string, more: object = {}) => {
  return { branch, message: name, files: { [`${branch}/${name}.txt`]: name }, ...more };
};
const activity = async (query: object = {}, place = setup.place) =>
  (await setup.ada.octokit.rest.repos.listActivities({ ...place, ...query })).data;

describe("a push", () => {
  test("is delivered as GitHub delivers it, with who pushed and what became of the branch", async () => {
    const { ada, ben, place } = setup;
    const first = await ben.push(place, change("shape", "one"));
    expect((await setup.last("push")).payload).toMatchObject({
      ref: "refs/heads/shape",
      created: true,
      forced: false,
      deleted: false,
      before: none,
      after: first,
      sender: { login: "ben", id: expect.any(Number), type: "User" },
      pusher: { name: "ben" },
    });
    const second = await ada.push(place, change("shape", "two"));
    const { payload } = await setup.last("push");
    expect(payload).toMatchObject({ created: false, forced: false, before: first, after: second });
    expect(payload).toMatchObject({ sender: { login: "ada" }, pusher: { name: "ada" } });
    const { repository, organization, installation, ...example } = exampleOf("push");
    expect(lacks(payload, example)).toEqual([]);
    const third = await ben.push(place, change("shape", "three", { force: true }));
    expect((await setup.last("push")).payload).toMatchObject({
      forced: true,
      before: second,
      after: third,
      sender: { login: "ben" },
    });
    await ada.octokit.rest.git.deleteRef({ ...place, ref: "heads/shape" });
    expect((await setup.last("push")).payload).toMatchObject({
      deleted: true,
      before: third,
      after: none,
      sender: { login: "ada" },
    });
  });
});

describe("a pull request tells of a push to its head", () => {
  test("by another than its author", async () => {
    const { ada, ben, place } = setup;
    const before = await ben.push(place, change("shared", "one"));
    const number = await ben.openPull(place, { head: "shared", title: "Shared" });
    const after = await ada.push(place, change("shared", "two"));
    const { payload } = await setup.last("pull_request.synchronize");
    expect(payload).toMatchObject({
      number,
      before,
      after,
      sender: { login: "ada", id: expect.any(Number) },
      pull_request: { user: { login: "ben" }, head: { sha: after } },
    });
    const example = exampleOf("pull_request", "synchronize");
    expect(Object.keys(payload)).toEqual(expect.arrayContaining(Object.keys(example)));
  });

  test("on a fork, by its owner and by whoever may write there", async () => {
    const { ada, place, sandbox } = setup;
    const eve = person(sandbox, "eve");
    const fork = await eve.fork(place);
    const one = await eve.push(fork, change("idea", "one"));
    const number = await eve.openPull(place, { head: "eve:idea", title: "Idea" });
    const two = await eve.push(fork, change("idea", "two"));
    const synchronized = async () => (await setup.last("pull_request.synchronize")).payload;
    expect(await synchronized()).toMatchObject({ number, before: one, after: two, sender: { login: "eve" } });
    await eve.setRole(fork, "ada", "push");
    const three = await ada.push(fork, change("idea", "three"));
    expect(await synchronized()).toMatchObject({
      number,
      before: two,
      after: three,
      sender: { login: "ada" },
    });
    expect((await activity({}, fork)).map((entry) => [entry.activity_type, entry.actor?.login])).toEqual([
      ["push", "ada"],
      ["push", "eve"],
      ["branch_creation", "eve"],
    ]);
  });
});

describe("the activity of a repository", () => {
  test("tells what happened to a branch, by whom and when, newest first", async () => {
    const { ada, ben, place, sandbox } = setup;
    const started = Math.floor(Date.now() / 1_000) * 1_000;
    const first = await ben.push(place, change("story", "one"));
    const number = await ben.openPull(place, { head: "story", title: "Story" });
    const second = await ada.push(place, change("story", "two"));
    const third = await ben.push(place, change("story", "three", { force: true }));
    const merged = await ada.merge(place, number);
    await ben.octokit.rest.git.deleteRef({ ...place, ref: "heads/story" });

    const story = await activity({ ref: "story" });
    expect(story).toEqual(await activity({ ref: "refs/heads/story" }));
    expect(story.map((one) => [one.activity_type, one.before, one.after, one.actor?.login])).toEqual([
      ["branch_deletion", third, none, "ben"],
      ["force_push", second, third, "ben"],
      ["push", first, second, "ada"],
      ["branch_creation", none, first, "ben"],
    ]);
    for (const one of story) {
      expect(one).toMatchObject({
        ref: "refs/heads/story",
        id: expect.any(Number),
        node_id: expect.any(String),
      });
      expect(Date.parse(one.timestamp)).toBeGreaterThanOrEqual(started);
      expect(Date.parse(one.timestamp)).toBeLessThanOrEqual(Date.now());
      expect(one.actor).toMatchObject({ id: expect.any(Number), type: "User" });
    }
    expect(await activity({ ref: "main", activity_type: "pr_merge" })).toMatchObject([
      { after: merged, actor: { login: "ada" } },
    ]);
    expect(await activity({ ref: "story", direction: "asc", per_page: 1 })).toMatchObject([{ after: first }]);
    expect((await activity({ ref: "story", actor: "ada", time_period: "day" })).length).toBe(1);
    sandbox.deleteUser("ben");
    expect((await activity({ ref: "story" })).map((one) => one.actor?.login ?? null)).toEqual([
      null,
      null,
      "ada",
      null,
    ]);
  });

  test("is paged by links", async () => {
    const { ada, place } = setup;
    for (const name of ["1", "2", "3", "4", "5"]) await ada.push(place, change("pages", name));
    const all = await activity({ ref: "pages", per_page: 100 });
    expect(all.length).toBe(5);
    const paged = await ada.octokit.paginate(ada.octokit.rest.repos.listActivities, {
      ...place,
      ref: "pages",
      per_page: 2,
    });
    expect(paged).toEqual(all);
    const { headers } = await ada.octokit.rest.repos.listActivities({ ...place, ref: "pages", per_page: 5 });
    expect(headers.link).toBeUndefined();
  });
});
