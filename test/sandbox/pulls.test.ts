import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
  const { ada, place } = setup;
  await ada.push(place, {
    branch: "main",
    message: "Lay the track",
    files: { "a.txt": "1\n2\n3\n", "b.txt": "the same\n", "c.txt": "c\n" },
  });
});
afterAll(() => setup.close());

const files = async (pull_number: number, more: object = {}) =>
  (await setup.ada.octokit.rest.pulls.listFiles({ ...setup.place, pull_number, ...more })).data;
const pullOf = async (pull_number: number) =>
  (await setup.ada.octokit.rest.pulls.get({ ...setup.place, pull_number })).data;

describe("a pull request", () => {
  test("lists what its commits change, renames by content included", async () => {
    const { ben, place } = setup;
    await ben.push(place, {
      branch: "work",
      message: "Change much",
      files: { "a.txt": "1\nzwei\n3\n", "d/e.txt": "new\n", "c.txt": null },
      renames: { "b.txt": "moved/b.txt" },
    });
    const number = await ben.openPull(place, { head: "work", title: "Much" });

    expect((await files(number)).map((one) => [one.status, one.filename, one.previous_filename])).toEqual([
      ["modified", "a.txt", undefined],
      ["removed", "c.txt", undefined],
      ["added", "d/e.txt", undefined],
      ["renamed", "moved/b.txt", "b.txt"],
    ]);
    const [changed] = await files(number);
    expect(changed).toMatchObject({ additions: 1, deletions: 1, changes: 2 });
    expect(changed?.patch).toBe("@@ -1,3 +1,3 @@\n 1\n-2\n+zwei\n 3");
    expect(await pullOf(number)).toMatchObject({
      changed_files: 4,
      additions: 2,
      deletions: 2,
      commits: 1,
      mergeable: true,
      mergeable_state: "clean",
    });
  });

  test("compares with the merge base, not with the tip of the base", async () => {
    const { ada, ben, place } = setup;
    await ben.push(place, { branch: "behind", message: "One file", files: { "mine.txt": "m" } });
    await ada.push(place, { branch: "main", message: "Meanwhile", files: { "theirs.txt": "t" } });
    const number = await ben.openPull(place, { head: "behind", title: "Behind" });

    expect((await files(number)).map((one) => one.filename)).toEqual(["mine.txt"]);
    const { data } = await ada.octokit.rest.repos.compareCommitsWithBasehead({
      ...place,
      basehead: "main...behind",
    });
    expect([data.status, data.files?.map((one) => one.filename)]).toEqual(["diverged", ["mine.txt"]]);
  });

  test("conflicts where both sides changed one path", async () => {
    const { ada, ben, place } = setup;
    await ben.push(place, { branch: "clash", message: "Ours", files: { "same.txt": "ours" } });
    const number = await ben.openPull(place, { head: "clash", title: "Clash" });
    await ada.push(place, { branch: "main", message: "Theirs", files: { "same.txt": "theirs" } });

    expect(await pullOf(number)).toMatchObject({ mergeable: false, mergeable_state: "dirty" });
    expect(await refusal(ada.merge(place, number))).toEqual({
      status: 405,
      message: "Pull Request is not mergeable",
    });
  });

  test("follows a push to its branch with synchronize", async () => {
    const { ben, place } = setup;
    const before = await ben.push(place, { branch: "follow", message: "One", files: { "f1.txt": "1" } });
    const number = await ben.openPull(place, { head: "follow", title: "Follow" });
    await setup.events();
    const after = await ben.push(place, { branch: "follow", message: "Two", files: { "f2.txt": "2" } });

    expect(await setup.events()).toEqual(["push", "pull_request.synchronize"]);
    const { payload } = await setup.last("pull_request.synchronize");
    expect(payload).toMatchObject({ number, before, after, sender: { login: "ben", type: "User" } });
    expect(payload.pull_request).toMatchObject({ head: { sha: after }, changed_files: 2, commits: 2 });
    expect((await pullOf(number)).head.sha).toBe(after);
  });

  test("is paged with a Link header", async () => {
    const { ben, place } = setup;
    const many = Object.fromEntries(
      Array.from({ length: 105 }, (_, index) => [`many/${index}.txt`, `${index}`]),
    );
    await ben.push(place, { branch: "many", message: "Many", files: many });
    const number = await ben.openPull(place, { head: "many", title: "Many" });

    expect(await files(number, { per_page: 100 })).toHaveLength(100);
    const all = await ben.octokit.paginate(ben.octokit.rest.pulls.listFiles, {
      ...place,
      pull_number: number,
      per_page: 50,
    });
    expect(new Set(all.map((one) => one.filename)).size).toBe(105);
  });

  test.each([
    ["a branch that is not there", { head: "nowhere" }, "head is invalid"],
    ["a base that is not there", { head: "work", base: "nowhere" }, "base is invalid"],
    ["no commits of its own", { head: "equal" }, "No commits between main and equal"],
    ["a second one for its branches", { head: "work" }, "A pull request already exists for acme:work."],
  ])("is refused for %s", async (_what, pull, message) => {
    const { ada, place } = setup;
    const { data } = await ada.octokit.rest.git.getRef({ ...place, ref: "heads/main" });
    if (pull.head === "equal") {
      await ada.octokit.rest.git.createRef({ ...place, ref: "refs/heads/equal", sha: data.object.sha });
    }
    expect(await refusal(ada.openPull(place, { ...pull, title: "No" }))).toEqual({ status: 422, message });
  });

  test("is closed when its branch is deleted", async () => {
    const { ben, place } = setup;
    await ben.push(place, { branch: "short-lived", message: "S", files: { "s.txt": "s" } });
    const number = await ben.openPull(place, { head: "short-lived", title: "S" });
    await setup.events();
    await ben.octokit.rest.git.deleteRef({ ...place, ref: "heads/short-lived" });

    expect((await pullOf(number)).state).toBe("closed");
    expect(await setup.events()).toEqual(["push", "pull_request.closed"]);
    expect((await setup.last("push")).payload).toMatchObject({
      deleted: true,
      head_commit: null,
      commits: [],
    });
  });

  test("is an issue as well", async () => {
    const { ben, place } = setup;
    await ben.push(place, { branch: "both", message: "B", files: { "both.txt": "b" } });
    const number = await ben.openPull(place, { head: "both", title: "Both" });
    const { data } = await ben.octokit.rest.issues.get({ ...place, issue_number: number });
    expect(data).toMatchObject({ number, title: "Both", pull_request: { merged_at: null } });
    await ben.comment(place, number, "/status");
    expect((await setup.last("issue_comment.created")).payload.issue.pull_request).toBeDefined();
  });

  test("says what an edit changed, and a base that moved", async () => {
    const { ben, place } = setup;
    await ben.push(place, { branch: "release", message: "R", files: { "r.txt": "r" } });
    await ben.push(place, { branch: "edited", message: "E", files: { "edited.txt": "e" } });
    const pull_number = await ben.openPull(place, { head: "edited", title: "Before", body: "x" });
    await setup.events();
    await ben.octokit.rest.pulls.update({ ...place, pull_number, title: "Before", body: "x" });
    await ben.octokit.rest.pulls.update({ ...place, pull_number, title: "After" });
    expect(await setup.events()).toEqual(["pull_request.edited"]);
    expect((await setup.last("pull_request.edited")).payload.changes).toEqual({ title: { from: "Before" } });
    await ben.octokit.rest.pulls.update({ ...place, pull_number, base: "release" });
    expect((await setup.last("pull_request.edited")).payload.changes.base.ref).toEqual({ from: "main" });
  });
});
