import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closedByText } from "../../src/sandbox/pulls/closing-keywords.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
afterAll(() => setup.close());

const pathsOf = async (tree_sha: string) => {
  const { data } = await setup.ada.octokit.rest.git.getTree({ ...setup.place, tree_sha, recursive: "1" });
  return data.tree.filter((one) => one.type === "blob").map((one) => one.path);
};
const stateOf = async (issue_number: number) =>
  (await setup.ada.octokit.rest.issues.get({ ...setup.place, issue_number })).data.state;

describe("a merge", () => {
  test("combines both sides, moves the base, and closes what the text names", async () => {
    const { ada, ben, place } = setup;
    const named = await ada.openIssue(place, "Named");
    const quoted = await ada.openIssue(place, "Only in code");
    await ben.push(place, { branch: "side", message: "Side", files: { "side.txt": "s", "README.md": null } });
    await ada.push(place, { branch: "main", message: "Trunk", files: { "trunk.txt": "t" } });
    const number = await ben.openPull(place, {
      head: "side",
      title: "Side",
      body: `Closes #${named}, but not \`closes #${quoted}\``,
    });
    await setup.events();
    const sha = await ada.merge(place, number);

    expect(await pathsOf("main")).toEqual(["side.txt", "trunk.txt"]);
    expect(await setup.events()).toEqual(["push", "pull_request.closed", "issues.closed"]);
    const push = (await setup.last("push")).payload;
    expect(push).toMatchObject({
      ref: "refs/heads/main",
      after: sha,
      forced: false,
      sender: { login: "ada" },
    });
    expect(push.commits.map((one: { id: string }) => one.id)).toContain(sha);
    const closed = (await setup.last("pull_request.closed")).payload.pull_request;
    expect(closed).toMatchObject({ merged: true, merge_commit_sha: sha, merged_by: { login: "ada" } });
    expect([await stateOf(named), await stateOf(quoted)]).toEqual(["closed", "open"]);
    const { data } = await ada.octokit.rest.pulls.listFiles({ ...place, pull_number: number });
    expect(data.map((one) => one.filename)).toEqual(["README.md", "side.txt"]);
    expect((await refusal(ada.merge(place, number))).status).toBe(405);
  });

  test("is refused when the head has moved on", async () => {
    const { ada, ben, place } = setup;
    const old = await ben.push(place, { branch: "moving", message: "1", files: { "m.txt": "1" } });
    const pull_number = await ben.openPull(place, { head: "moving", title: "Moving" });
    await ben.push(place, { branch: "moving", message: "2", files: { "m.txt": "2" } });
    const late = ada.octokit.rest.pulls.merge({ ...place, pull_number, sha: old });
    expect((await refusal(late)).status).toBe(409);
  });

  test("takes the base into the branch on update-branch", async () => {
    const { ada, ben, place } = setup;
    await ben.push(place, { branch: "stale", message: "S", files: { "stale.txt": "s" } });
    const pull_number = await ben.openPull(place, { head: "stale", title: "Stale" });
    await ada.push(place, { branch: "main", message: "New", files: { "fresh.txt": "f" } });
    await ben.octokit.rest.pulls.updateBranch({ ...place, pull_number });
    expect(await pathsOf("stale")).toEqual(expect.arrayContaining(["fresh.txt", "stale.txt"]));
    expect((await setup.events()).at(-1)).toBe("pull_request.synchronize");
  });

  test("group is a branch with all of its pull requests, and asks for checks", async () => {
    const { ben, place, sandbox } = setup;
    await ben.push(place, { branch: "g1", from: "main", message: "1", files: { "g1.txt": "1" } });
    await ben.push(place, { branch: "g2", from: "main", message: "2", files: { "g2.txt": "2" } });
    const pulls = [
      await ben.openPull(place, { head: "g1", title: "G1" }),
      await ben.openPull(place, { head: "g2", title: "G2" }),
    ];
    const response = await fetch(`${sandbox.url}/_sandbox/merge-groups`, {
      method: "POST",
      body: JSON.stringify({ repository: "acme/railway", pulls }),
    });
    expect(response.status).toBe(201);
    const { merge_group: group } = (await setup.last("merge_group.checks_requested")).payload;
    expect(group.head_ref).toMatch(
      new RegExp(`^refs/heads/gh-readonly-queue/main/pr-${pulls[1]}-[0-9a-f]{40}$`),
    );
    expect(group.base_ref).toBe("refs/heads/main");
    expect(await pathsOf(group.head_sha)).toEqual(expect.arrayContaining(["g1.txt", "g2.txt"]));
  });
});

describe("closing keywords", () => {
  test.each<[string, number[]]>([
    ["Closes #1", [1]],
    ["close #1, fixed #2 and resolves: #3", [1, 2, 3]],
    ["FIXES #4", [4]],
    ["closes acme/railway#5 and closes other/place#6", [5]],
    ["closes\n#7", []],
    ["see #8, and foreclose #9", []],
    ["closes #10 closes #10", [10]],
    ["```\ncloses #11\n```\n\n<!-- closes #12 -->", []],
    ["> closes #13", [13]],
    ["closes `#14`", []],
    ["**Closes #15**", [15]],
    ["closes #1x", []],
  ])("of %j", (text, numbers) => {
    expect(closedByText(text, "acme/railway")).toEqual(numbers);
  });
});
