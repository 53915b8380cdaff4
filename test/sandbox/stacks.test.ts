import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp();
});
afterAll(() => setup.close());

/** Octokit's types don't know of stacks yet. */
interface Stacked {
  stack: object | null;
}

const pullOf = async (pull_number: number) => {
  const { data } = await setup.ada.octokit.rest.pulls.get({ ...setup.place, pull_number });
  return data as typeof data & Stacked;
};

/** Pull requests that stand on each other, the lowest on main. */
async function layers(...names: string[]): Promise<number[]> {
  const { ben, place } = setup;
  const numbers: number[] = [];
  let base = "main";
  for (const branch of names) {
    await ben.push(place, { branch, from: base, message: branch, files: { [`${branch}.txt`]: branch } });
    numbers.push(await ben.openPull(place, { head: branch, base, title: branch }));
    base = branch;
  }
  return numbers;
}

describe("a stack", () => {
  test("is told of in REST, GraphQL and deliveries", async () => {
    const { ada, ben, place } = setup;
    const numbers = await layers("a1", "a2", "a3");
    const [first = 0, second = 0] = numbers;
    expect((await pullOf(first)).stack).toBeNull();
    await setup.events();
    const number = await ben.stack(place, ...numbers);
    expect(await setup.events()).toEqual(Array(3).fill("pull_request.stacked"));
    const { data: main } = await ada.octokit.rest.repos.getBranch({ ...place, branch: "main" });
    const base = { ref: "main", sha: main.commit.sha };
    const stack = { id: expect.any(Number), number, size: 3, position: 2, base };
    expect((await pullOf(second)).stack).toEqual(stack);
    const { data: listed } = await ada.octokit.rest.pulls.list(place);
    expect(listed.find((one) => one.number === second)).toMatchObject({ stack });
    await ben.push(place, { branch: "a2", message: "More", files: { "a2-more.txt": "more" } });
    const { payload } = await setup.last("pull_request.synchronize");
    expect(payload.pull_request).toMatchObject({ number: second, base: { ref: "a1" }, stack });
    expect((await setup.last("pull_request.stacked")).payload).toMatchObject({
      stack: { position: 3, base },
      pull_request: { stack: { position: 3 } },
      sender: { login: "ben" },
    });
    expect(
      await ada.octokit.graphql(
        `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
          pullRequest(number: $number) { stackEntry { position } stack { number size baseRefName
            entries(first: 50) { nodes { position pullRequest { number } } } } } } }`,
        { ...place, number: second },
      ),
    ).toEqual({
      repository: {
        pullRequest: {
          stackEntry: { position: 2 },
          stack: {
            number,
            size: 3,
            baseRefName: "main",
            entries: {
              nodes: numbers.map((one, index) => ({ position: index + 1, pullRequest: { number: one } })),
            },
          },
        },
      },
    });
    const { data: stacks } = await ada.octokit.request("GET /repos/{owner}/{repo}/stacks", {
      ...place,
      pull_request: second,
    });
    expect(stacks).toMatchObject([
      { number, open: true, base: { ref: "main" }, pull_requests: numbers.map((one) => ({ number: one })) },
    ]);
  });

  test("lands its lower layers in one act, and bases the next on the trunk", async () => {
    const { ada, ben, place } = setup;
    const [first = 0, second = 0, third = 0] = await layers("b1", "b2", "b3");
    await ben.stack(place, first, second, third);
    await setup.events();
    await ada.merge(place, second);
    expect((await setup.events()).filter((one) => one !== "push")).toEqual([
      "pull_request.closed",
      "pull_request.edited",
      "pull_request.closed",
      "pull_request.edited",
    ]);
    expect(await pullOf(first)).toMatchObject({ merged: true, base: { ref: "main" } });
    expect(await pullOf(second)).toMatchObject({ merged: true, base: { ref: "main" } });
    expect(await pullOf(third)).toMatchObject({
      merged: false,
      base: { ref: "main" },
      changed_files: 1,
      stack: { size: 3, position: 3, base: { ref: "main" } },
    });
  });

  test("takes more on top, and can be dissolved", async () => {
    const { ada, ben, place } = setup;
    const [first = 0, second = 0, third = 0] = await layers("c1", "c2", "c3");
    const number = await ben.stack(place, first, second);
    const path = "POST /repos/{owner}/{repo}/stacks/{stack_number}";
    await ben.octokit.request(`${path}/add`, { ...place, stack_number: number, pull_requests: [third] });
    expect((await pullOf(third)).stack).toMatchObject({ number, size: 3, position: 3 });
    await ada.octokit.request(`${path}/unstack`, { ...place, stack_number: number });
    expect((await pullOf(second)).stack).toBeNull();
    const gone = ada.octokit.request("GET /repos/{owner}/{repo}/stacks/{stack_number}", {
      ...place,
      stack_number: number,
    });
    expect((await refusal(gone)).status).toBe(404);
  });

  test("is refused where the layers don't stand on each other, or belong to another", async () => {
    const { ada, ben, place } = setup;
    const [first = 0, second = 0] = await layers("d1", "d2");
    const [other = 0] = await layers("d3");
    const problem = async (...numbers: number[]) => (await refusal(ben.stack(place, ...numbers))).message;
    expect(await problem(second, first)).toBe(`#${first} is not based on #${second}`);
    expect(await problem(first, other)).toBe(`#${other} is not based on #${first}`);
    expect(await problem(first)).toBe("a stack has two pull requests at least");
    expect(await problem(first, 999)).toBe("#999 is no open pull request");
    await ada.stack(place, first, second);
    expect(await problem(first, second)).toBe(`#${first} is in a stack already`);
    const fork = await ada.fork(place);
    await ada.push(fork, { branch: "d2-fork", message: "F", files: { "f.txt": "f" } });
    const foreign = await ada.openPull(place, { head: "ada:d2-fork", base: "d3", title: "F" });
    expect(await problem(other, foreign)).toBe(`#${foreign} comes from a fork`);
  });
});

describe("a branch", () => {
  test("says whether it is protected, in REST and GraphQL", async () => {
    const { ada, ben, place } = setup;
    await ben.push(place, { branch: "develop/next", message: "D", files: { "d.txt": "d" } });
    const isProtected = async () =>
      (await setup.asInstallation().rest.repos.getBranch({ ...place, branch: "develop/next" })).data
        .protected;
    const rule = async () =>
      (
        await ada.octokit.graphql<{ repository: { ref: { branchProtectionRule: unknown } } }>(
          `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
            ref(qualifiedName: "refs/heads/develop/next") { branchProtectionRule { pattern } } } }`,
          place,
        )
      ).repository.ref.branchProtectionRule;
    expect([await isProtected(), await rule()]).toEqual([false, null]);
    await ada.protect(place, "develop/next");
    expect([await isProtected(), await rule()]).toEqual([true, { pattern: "develop/next" }]);
    await ben.push(place, { branch: "develop/next", message: "E", files: { "e.txt": "e" } });
    expect((await refusal(ben.protect(place, "main"))).status).toBe(403);
    await ada.octokit.rest.repos.deleteBranchProtection({ ...place, branch: "develop/next" });
    expect([await isProtected(), await rule()]).toEqual([false, null]);
    const missing = setup.asInstallation().rest.repos.getBranch({ ...place, branch: "nowhere" });
    expect((await refusal(missing)).status).toBe(404);
  });

  test("is listed by GraphQL", async () => {
    const { ada, place } = setup;
    const { repository } = await ada.octokit.graphql<{ repository: { refs: { nodes: { name: string }[] } } }>(
      `query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) {
        refs(refPrefix: "refs/heads/", first: 100, query: "c") { nodes { name target { oid } } } } }`,
      place,
    );
    expect(repository.refs.nodes.map((one) => one.name)).toEqual(["c1", "c2", "c3"]);
  });
});

test("a stack over HTTP needs the role to triage", async () => {
  const { sandbox, place } = setup;
  sandbox.addUser("eve");
  const [first = 0, second = 0] = await layers("e1", "e2");
  expect((await refusal(person(sandbox, "eve").stack(place, first, second))).status).toBe(403);
});
