import { describe, expect, it } from "vitest";
import { branchMove } from "../../src/github/branch-moves.js";
import { entriesAt } from "../../src/github/entries.js";
import { pullOfCommit } from "../../src/github/pull-of-commit.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const [one, two] = ["a".repeat(40), "b".repeat(40)];
const oid = "c".repeat(40);

describe("what stands at paths of commits", () => {
  it("has its mode, and nothing where nothing stands: 1 request per 100 paths for all commits", async () => {
    const { seat, requests } = await takeSeat();
    const paths = Array.from({ length: 101 }, (_, index) => `f-${index}`);
    github()
      .post("/graphql", ({ variables }) => variables.c1 === two && variables.p99 === "f-99")
      .reply(200, {
        data: {
          repository: {
            c0: { f0: { mode: 0o100644, oid }, f1: null },
            c1: { f0: { mode: 0o100755, oid }, f1: { mode: 0o40000, oid } },
          },
        },
      });
    github()
      .post("/graphql", ({ variables }) => variables.p0 === "f-100")
      .reply(200, { data: { repository: { c0: { f0: { mode: 0o120000, oid } }, c1: {} } } });
    expect(await entriesAt(seat, [one, two], paths)).toEqual([
      new Map([
        ["f-0", `100644 ${oid}`],
        ["f-100", `120000 ${oid}`],
      ]),
      new Map([
        ["f-0", `100755 ${oid}`],
        ["f-1", `040000 ${oid}`],
      ]),
    ]);
    expect(requests).toHaveLength(2);
  });

  it("of a commit that isn't there are missing", async () => {
    const { seat } = await takeSeat();
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { c0: null } } });
    await expect(entriesAt(seat, [one], ["a"])).rejects.toMatchObject({ kind: "missing" });
  });
});

describe("the move that brought a branch to a commit", () => {
  const query = { ref: "refs/heads/main", direction: "desc", per_page: "100" };
  const move = (after: string, activity_type: string, ref = "refs/heads/main") => ({
    ...{ id: 1, node_id: "x", before: oid, after, ref, activity_type },
    timestamp: "2030-05-01T12:00:00Z",
    actor: null,
  });

  it("is found among the last of that very branch", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .get(`${repoPath}/activity`)
      .query(query)
      .reply(200, [move(two, "push"), move(one, "push", "refs/heads/other"), move(one, "pr_merge")]);
    expect(await branchMove(seat, "main", one)).toEqual({ before: oid, kind: "pr_merge" });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["GitHub keeps no such list", 404, { message: "Not Found" }],
    ["none is to that commit", 200, [move(two, "pr_merge")]],
  ])("is unknown where %s", async (_, status, answer) => {
    const { seat } = await takeSeat();
    github().get(`${repoPath}/activity`).query(query).reply(status, answer);
    expect(await branchMove(seat, "main", one)).toBeNull();
  });
});

describe("the pull request that brought a commit", () => {
  it.each([
    [
      "a merged one",
      {
        associatedPullRequests: { nodes: [null, { number: 3, merged: false }, { number: 4, merged: true }] },
      },
      4,
    ],
    ["none that is merged", { associatedPullRequests: { nodes: [{ number: 3, merged: false }] } }, null],
    ["none, since it's no commit", {}, null],
    ["none, since there is no such commit", null, null],
  ])("is %s", async (_, object, expected) => {
    const { seat } = await takeSeat();
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { object } } });
    expect(await pullOfCommit(seat, one)).toBe(expected);
  });
});
