import { describe, expect, it } from "vitest";
import { blobIds } from "../../src/github/blob-ids.js";
import { branch } from "../../src/github/branch.js";
import { changedFiles } from "../../src/github/changed-file.js";
import { compare } from "../../src/github/compare.js";
import { comparison } from "../../src/github/comparison.js";
import { openPulls } from "../../src/github/open-pulls.js";
import { pullFiles } from "../../src/github/pull-files.js";
import { pullSnapshot } from "../../src/github/pull-snapshot.js";
import { pullStack } from "../../src/github/pull-stack.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const head = "a".repeat(40);
const older = "b".repeat(40);
const base = "c".repeat(40);

const pullRequest = {
  number: 12,
  title: "Read the signal",
  body: "Closes #3",
  isDraft: false,
  state: "OPEN",
  author: { __typename: "User", login: "ada", databaseId: 11 },
  headRefName: "north/reader",
  isCrossRepository: false,
  headRefOid: head,
  baseRefName: "main",
  baseRefOid: older,
  baseRef: { target: { oid: base } },
  mergeCommit: null,
  changedFiles: 2,
  commits: { nodes: [{ commit: { message: "Read it\n\nTrack: north" } }] },
  closingIssuesReferences: {
    nodes: [
      { number: 3, body: "- [ ] Saw", repository: { databaseId: 31 } },
      { number: 8, repository: { databaseId: 99 } },
    ],
  },
  latestOpinionatedReviews: {
    nodes: [
      {
        state: "APPROVED",
        author: { __typename: "User", login: "grace", databaseId: 12 },
        commit: { oid: head },
      },
      {
        state: "APPROVED",
        author: { __typename: "User", login: "late", databaseId: 13 },
        commit: { oid: older },
      },
      { state: "APPROVED", author: { __typename: "User", login: "lost" }, commit: null },
      { state: "APPROVED", author: null, commit: { oid: head } },
      {
        state: "CHANGES_REQUESTED",
        author: { __typename: "User", login: "no", databaseId: 14 },
        commit: { oid: head },
      },
    ],
  },
};

const defaultBranchRef = { name: "trunk", target: { oid: older } };

const file = (filename: string, status = "modified", previous_filename?: string) => ({
  sha: base,
  filename,
  status,
  ...(previous_filename && { previous_filename }),
});

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => file(`src/file-${from + index}.ts`));

describe("a pull request", () => {
  it("is one request, with what it closes here and who approves its head", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .post("/graphql", ({ variables }) => variables.number === 12 && variables.owner === "north")
      .reply(200, { data: { repository: { defaultBranchRef, pullRequest } } });
    expect(await pullSnapshot(seat, 12)).toEqual({
      number: 12,
      title: "Read the signal",
      body: "Closes #3",
      author: "ada",
      account: { id: 11, login: "ada", bot: false },
      draft: false,
      state: "open",
      headRef: "north/reader",
      fromFork: false,
      headSha: head,
      headMessage: "Read it\n\nTrack: north",
      baseRef: "main",
      baseTip: base,
      defaultBranch: { name: "trunk", tip: older },
      mergeCommit: null,
      mergeParent: null,
      closes: [{ number: 3, body: "- [ ] Saw" }],
      changedFiles: 2,
      approved: [
        { account: { id: 12, login: "grace", bot: false }, commit: head },
        { account: { id: 13, login: "late", bot: false }, commit: older },
      ],
    });
    expect(requests).toHaveLength(1);
  });

  it("is read where everything that can be null is", async () => {
    const { seat } = await takeSeat();
    const bare = {
      ...pullRequest,
      state: "MERGED",
      body: null,
      author: null,
      baseRef: null,
      mergeCommit: { oid: head, parents: { nodes: [{ oid: base }] } },
      commits: { nodes: [null] },
      closingIssuesReferences: null,
      latestOpinionatedReviews: { nodes: null },
    };
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { defaultBranchRef: null, pullRequest: bare } } });
    expect(await pullSnapshot(seat, 12)).toMatchObject({
      state: "merged",
      body: "",
      author: null,
      baseTip: older,
      defaultBranch: null,
      mergeCommit: head,
      mergeParent: base,
      headMessage: "",
      account: null,
      closes: [],
      approved: [],
    });
  });

  it("of a bot has the login that REST gives it", async () => {
    const { seat } = await takeSeat();
    const author = { __typename: "Bot", login: "signal-writer", databaseId: 15 };
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { pullRequest: { ...pullRequest, author } } } });
    expect(await pullSnapshot(seat, 12)).toMatchObject({
      author: "signal-writer[bot]",
      account: { id: 15, login: "signal-writer[bot]", bot: true },
    });
  });

  it.each([
    ["is not there", { repository: { pullRequest: null } }],
    ["is in a repository that is not there", { repository: null }],
  ])("that %s is null", async (_, data) => {
    const { seat } = await takeSeat();
    const errors = [{ type: "NOT_FOUND", path: ["repository"], message: "Could not resolve" }];
    github().post("/graphql").reply(200, { data, errors });
    expect(await pullSnapshot(seat, 12)).toBeNull();
  });

  it("that may not be read is an error", async () => {
    const { seat } = await takeSeat();
    const errors = [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }];
    github()
      .post("/graphql")
      .reply(200, { data: { repository: null }, errors });
    await expect(pullSnapshot(seat, 12)).rejects.toThrow("Resource not accessible");
  });
});

/** Blob id of every file. */
const oid = "c".repeat(40);

describe("the files of a pull request", () => {
  const path = `${repoPath}/pulls/12/files`;

  it("have both sides of a rename, and none that did not change", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .get(path)
      .query({ per_page: 100, page: 1 })
      .reply(200, [
        file("a.ts", "added"),
        file("b.ts", "removed"),
        file("c.ts", "changed"),
        file("d.ts", "renamed", "old/d.ts"),
        file("e.ts", "copied", "a.ts"),
        file("f.ts", "unchanged"),
      ]);
    expect(await pullFiles(seat, 12, 6)).toEqual({
      files: [
        { path: "a.ts", previousPath: null, status: "added", oid },
        { path: "b.ts", previousPath: null, status: "removed", oid },
        { path: "c.ts", previousPath: null, status: "modified", oid },
        { path: "d.ts", previousPath: "old/d.ts", status: "renamed", oid },
        { path: "e.ts", previousPath: null, status: "added", oid },
      ],
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    [100, 1],
    [101, 2],
    [250, 3],
  ])("%i of them are %i requests", async (count, wanted) => {
    const { seat, requests } = await takeSeat();
    for (let page = 1; page <= wanted; page += 1) {
      const from = (page - 1) * 100;
      github()
        .get(path)
        .query({ per_page: 100, page })
        .reply(200, many(Math.min(100, count - from), from));
    }
    const list = await pullFiles(seat, 12, count);
    expect("files" in list && list.files).toHaveLength(count);
    expect(requests).toHaveLength(wanted);
  });

  it("of which a comparison listed the first 300 are asked for from there on", async () => {
    const { seat, requests } = await takeSeat();
    github().get(path).query({ per_page: 100, page: 4 }).reply(200, many(50, 300));
    const list = await pullFiles(seat, 12, 350, changedFiles(many(300)));
    expect("files" in list && list.files.map((one) => one.path)).toEqual(
      many(350).map((one) => one.filename),
    );
    expect(requests).toHaveLength(1);
  });

  it("that a comparison lists in another order are asked for anew", async () => {
    const { seat, requests } = await takeSeat();
    github().get(path).query({ per_page: 100, page: 4 }).reply(200, many(50, 250));
    for (let page = 1; page <= 4; page += 1) {
      const from = (page - 1) * 100;
      github()
        .get(path)
        .query({ per_page: 100, page })
        .reply(200, many(Math.min(100, 350 - from), from));
    }
    const list = await pullFiles(seat, 12, 350, changedFiles(many(300)));
    expect("files" in list && new Set(list.files.map((one) => one.path)).size).toBe(350);
    expect(requests).toHaveLength(5);
  });

  it("beyond 3,000 are a problem, without a request", async () => {
    const { seat, requests } = await takeSeat();
    expect(await pullFiles(seat, 12, 3001)).toEqual({
      problem: expect.stringContaining("3001 files"),
    });
    expect(requests).toEqual([]);
  });

  it("fewer than GitHub counted are a problem, never a short list", async () => {
    const { seat } = await takeSeat();
    github().get(path).query(true).reply(200, many(7));
    expect(await pullFiles(seat, 12, 9)).toEqual({ problem: expect.stringContaining("7 of the 9 files") });
  });

  it("that GitHub can't list are a problem in GitHub's words", async () => {
    const { seat } = await takeSeat();
    const message = "Sorry, this diff is taking too long to generate.";
    github().get(path).query(true).reply(422, { message });
    expect(await pullFiles(seat, 12, 9)).toEqual({ problem: expect.stringContaining(message) });
  });
});

describe("a comparison", () => {
  const path = `${repoPath}/compare/${base}...${head}`;
  const commits = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ commit: { message: `Commit ${index}` } }));

  it("has the files and the messages, 1 request for up to 100 commits", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .get(path)
      .query({ per_page: 100, page: 1 })
      .reply(200, { total_commits: 2, commits: commits(2), files: [file("a.ts", "added")] });
    expect(await compare(seat, base, head)).toEqual({
      files: [{ path: "a.ts", previousPath: null, status: "added", oid }],
      messages: ["Commit 0", "Commit 1"],
    });
    expect(requests).toHaveLength(1);
  });

  it("takes the files of the first page, which has them all", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .get(path)
      .query({ per_page: 100, page: 1 })
      .reply(200, { total_commits: 150, commits: commits(100), files: [file("a.ts")] })
      .get(path)
      .query({ per_page: 100, page: 2 })
      .reply(200, { total_commits: 150, commits: commits(50) });
    const compared = await compare(seat, base, head);
    expect(compared).toMatchObject({ files: [{ path: "a.ts" }] });
    expect(compared.messages).toHaveLength(150);
    expect(requests).toHaveLength(2);
  });

  it("of 300 files or more is a problem, since there may be others", async () => {
    const { seat } = await takeSeat();
    github()
      .get(path)
      .query(true)
      .reply(200, { total_commits: 1, commits: commits(1), files: many(300) });
    expect(await compare(seat, base, head)).toEqual({
      problem: expect.stringContaining("300 files"),
      messages: ["Commit 0"],
    });
  });

  it("of commits that are gone is a problem", async () => {
    const { seat } = await takeSeat();
    github().get(path).query(true).reply(404, { message: "Not Found" });
    expect(await compare(seat, base, head)).toEqual({ problem: expect.stringContaining("Not Found") });
  });
});

describe("what a commit changes since it left another", () => {
  const path = `${repoPath}/compare/${base}...${head}`;
  const merge_base_commit = { sha: older };

  it("is 1 request, with where they parted and which lines change", async () => {
    const { seat, requests } = await takeSeat();
    const patch = "@@ -3 +3 @@\n-a\n+b";
    github()
      .get(path)
      .query({ per_page: 1, page: 1 })
      .reply(200, { merge_base_commit, files: [{ ...file("a.ts", "modified"), patch }] });
    expect(await comparison(seat, base, head)).toEqual({
      mergeBase: older,
      files: [{ path: "a.ts", previousPath: null, status: "modified", oid, lines: [{ from: 3, to: 3 }] }],
    });
    expect(requests).toHaveLength(1);
  });

  it("of 300 files or more is a problem, but where they parted and the first 300 are known", async () => {
    const { seat } = await takeSeat();
    github()
      .get(path)
      .query(true)
      .reply(200, { merge_base_commit, files: many(300) });
    const found = await comparison(seat, base, head);
    expect(found).toEqual({ mergeBase: older, problem: expect.any(String), first: expect.any(Array) });
    expect(found.first).toHaveLength(300);
  });

  it("that GitHub can't tell is a problem in GitHub's words", async () => {
    const { seat } = await takeSeat();
    github().get(path).query(true).reply(404, { message: "No common ancestor" });
    expect(await comparison(seat, base, head)).toEqual({
      mergeBase: null,
      problem: expect.stringContaining("No common ancestor"),
    });
  });
});

describe("blob ids", () => {
  it("are 1 request per 100 paths, by paths of any spelling; what isn't there is left out", async () => {
    const { seat, requests } = await takeSeat();
    const paths = Array.from({ length: 101 }, (_, index) => `a "${index}".ts`);
    const answer = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`f${index}`, index === 0 ? null : { oid }]),
      );
    github()
      .post("/graphql", (body) => body.variables.e1 === `${head}:a "1".ts`)
      .reply(200, { data: { repository: answer(100) } });
    github()
      .post("/graphql")
      .reply(200, { data: { repository: { f0: { oid: "d" } } } });
    const found = await blobIds(seat, head, paths);
    expect(found.size).toBe(100);
    expect(found.get('a "100".ts')).toBe("d");
    expect(found.has('a "0".ts')).toBe(false);
    expect(requests).toHaveLength(2);
  });
});

describe("the open pull requests", () => {
  it("are 1 request per 100", async () => {
    const { seat, requests } = await takeSeat();
    const page = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => ({ number: from + index }));
    github()
      .get(`${repoPath}/pulls`)
      .query((query) => query.page === "1")
      .reply(200, page(100, 1));
    github()
      .get(`${repoPath}/pulls`)
      .query((query) => query.page === "2")
      .reply(200, page(3, 101));
    const numbers = await openPulls(seat);
    expect(numbers).toHaveLength(103);
    expect(numbers.at(-1)).toBe(103);
    expect(requests).toHaveLength(2);
  });
});

describe("a branch", () => {
  const asked = (name: string) => github().get(`${repoPath}/branches/${encodeURIComponent(name)}`);
  const answer = { name: "release/1", protected: true, commit: { sha: head } };

  it("is what GitHub says of it: one request", async () => {
    const { seat, requests } = await takeSeat();
    asked("release/1").reply(200, answer);
    expect(await branch(seat, "release/1")).toEqual({ name: "release/1", protected: true, tip: head });
    expect(requests).toHaveLength(1);
  });

  it("that isn't there, or is called otherwise now, is not protected", async () => {
    const { seat } = await takeSeat();
    const nothing = { name: "old/1", protected: false, tip: null };
    asked("old/1").reply(404);
    expect(await branch(seat, "old/1")).toEqual(nothing);
    asked("old/1").reply(200, answer);
    expect(await branch(seat, "old/1")).toEqual(nothing);
  });
});

describe("a stack", () => {
  it.each([
    ["is what REST says", { stack: { base: { ref: "main", sha: base }, position: 2, size: 3 } }, "main"],
    ["is none where a pull request is in none", { stack: null }, undefined],
    ["is none at a GitHub that has no stacks", {}, undefined],
    ["is none in a shape that we don't know", { stack: { base: "main" } }, undefined],
  ])("%s: one request", async (_, said, into) => {
    const { seat, requests } = await takeSeat();
    github()
      .get(`${repoPath}/pulls/12`)
      .reply(200, { number: 12, ...said });
    expect((await pullStack(seat, 12))?.base).toBe(into);
    expect(requests).toHaveLength(1);
  });
});
