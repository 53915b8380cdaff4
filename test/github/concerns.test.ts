import { createRequire } from "node:module";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { concernsOf } from "../../src/github/concerns.js";
import { isOwn, repositoryOf } from "../../src/github/delivery-source.js";

interface Examples {
  name: string;
  examples: { action?: string }[];
}

const examples = createRequire(import.meta.url)("@octokit/webhooks-examples") as Examples[];

const sha = "0123456789abcdef0123456789abcdef01234567";
const installation = { id: 7 };
const repository = {
  id: 3,
  name: "signals",
  default_branch: "main",
  owner: { login: "north", type: "Organization" },
};

const ada = { id: 11, login: "ada", bot: false };

describe("what a delivery concerns", () => {
  it("is known for every example payload of GitHub's, without an error", () => {
    const seen = new Map<string, Set<string>>();
    let count = 0;
    for (const { name, examples: payloads } of examples) {
      for (const payload of payloads) {
        count += 1;
        const kinds = concernsOf(name, payload).map(({ kind }) => kind);
        const key = payload.action ? `${name}.${payload.action}` : name;
        const all = seen.get(key) ?? new Set();
        seen.set(key, all.add(kinds.join("+") || "-"));
        repositoryOf(payload);
        isOwn(payload, "signalbox");
      }
    }
    expect(count).toBeGreaterThanOrEqual(329);
    const table = [...seen].map(([key, kinds]) => `${key}: ${[...kinds].sort().join(" or ")}`);
    expect(table.filter((line) => !line.endsWith(": -"))).toMatchSnapshot();
  });

  it.each([
    [
      "a push to a branch with slashes",
      "push",
      {
        ref: "refs/heads/north/api",
        before: "f".repeat(40),
        after: sha,
        deleted: false,
        sender: { id: 11, login: "ada" },
      },
      [
        { kind: "base-moved", branch: "north/api", before: "f".repeat(40), after: sha },
        { kind: "worked", account: ada, branch: "north/api", pull: null },
      ],
    ],
    ["a pushed tag", "push", { ref: "refs/tags/v1", after: sha, deleted: false }, []],
    ["a deleted branch", "push", { ref: "refs/heads/old", after: "0".repeat(40), deleted: true }, []],
    [
      "an assignment",
      "issues",
      { action: "assigned", issue: { number: 4 }, assignee: { id: 11, login: "ada" } },
      [{ kind: "assigned", issue: 4, account: ada }],
    ],
    [
      "an assignment of a user who is gone",
      "issues",
      { action: "assigned", issue: { number: 4 }, assignee: null },
      [],
    ],
    [
      "a sub-issue, to it",
      "sub_issues",
      { action: "parent_issue_added", parent_issue: { number: 2 }, sub_issue: { number: 4 } },
      [{ kind: "issue-changed", issue: 4 }],
    ],
    [
      "a sub-issue, to the issue that has it",
      "sub_issues",
      { action: "sub_issue_removed", parent_issue: { number: 2 }, sub_issue: { number: 4 } },
      [{ kind: "issue-changed", issue: 2 }],
    ],
    [
      "an issue that came by transfer",
      "issues",
      { action: "opened", issue: { number: 4, body: null, user: null }, changes: { old_issue: {} } },
      [{ kind: "issue-changed", issue: 4 }],
    ],
    [
      "a comment on a pull request",
      "issue_comment",
      {
        action: "created",
        issue: { number: 9, pull_request: { url: "x" } },
        comment: {
          id: 1,
          body: "/claim",
          user: { id: 11, login: "ada", type: "User" },
          created_at: "2030-05-01T12:00:00Z",
          author_association: "MEMBER",
        },
      },
      [
        {
          kind: "comment",
          issue: 9,
          isPull: true,
          place: "thread",
          commentId: 1,
          author: ada,
          writtenAt: new Date("2030-05-01T12:00:00Z"),
          body: "/claim",
        },
      ],
    ],
    [
      "a comment without an association",
      "issue_comment",
      {
        action: "created",
        issue: { number: 9 },
        comment: {
          id: 1,
          body: "/claim",
          user: { id: 11, login: "ada", type: "User" },
          created_at: "2030-05-01T12:00:00Z",
        },
      },
      [
        {
          kind: "comment",
          issue: 9,
          isPull: false,
          place: "thread",
          commentId: 1,
          author: ada,
          writtenAt: new Date("2030-05-01T12:00:00Z"),
          body: "/claim",
        },
      ],
    ],
    [
      "a comment of a bot",
      "issue_comment",
      {
        action: "created",
        issue: { number: 9 },
        comment: {
          id: 1,
          body: "/claim",
          user: { id: 13, login: "x[bot]", type: "Bot" },
          created_at: "2030-05-01T12:00:00Z",
        },
      },
      [
        {
          kind: "comment",
          issue: 9,
          isPull: false,
          place: "thread",
          commentId: 1,
          author: { id: 13, login: "x[bot]", bot: true },
          writtenAt: new Date("2030-05-01T12:00:00Z"),
          body: "/claim",
        },
      ],
    ],
    [
      "a comment of a user who is gone",
      "issue_comment",
      { action: "created", issue: { number: 9 }, comment: { id: 1, body: "/claim", user: null } },
      [],
    ],
    [
      "an edited comment",
      "issue_comment",
      {
        action: "edited",
        issue: { number: 9 },
        comment: {
          id: 1,
          body: "/claim",
          user: { id: 11, login: "ada", type: "User" },
          created_at: "2030-05-01T12:00:00Z",
        },
        changes: {},
      },
      [],
    ],
    [
      "a pull request whose fork is gone",
      "pull_request",
      { action: "closed", pull_request: { number: 5, head: { repo: null }, user: null, body: null } },
      [
        { kind: "pull", number: 5, stack: null },
        { kind: "pull-closed", number: 5 },
      ],
    ],
    [
      "a pull request from a fork, whose branch is called like one of ours",
      "pull_request",
      {
        action: "opened",
        repository: { id: 3 },
        pull_request: { number: 5, head: { ref: "main", repo: { id: 4 } } },
        sender: { id: 12, login: "eve" },
      },
      [
        { kind: "pull", number: 5, stack: null },
        { kind: "worked", account: { id: 12, login: "eve", bot: false }, branch: null, pull: 5 },
      ],
    ],
    [
      "a pull request from a branch of the repository",
      "pull_request",
      {
        action: "synchronize",
        repository: { id: 3 },
        pull_request: { number: 5, head: { ref: "ada/hull", repo: { id: 3 } } },
        sender: { id: 11, login: "ada" },
      },
      [
        { kind: "pull", number: 5, stack: null },
        { kind: "worked", account: ada, branch: "ada/hull", pull: 5 },
      ],
    ],
    [
      "a pull request that was put on a stack, which shows nobody's life",
      "pull_request",
      {
        action: "stacked",
        pull_request: {
          number: 5,
          stack: { id: 9, number: 3, size: 4, position: 2, base: { ref: "main", sha: "0".repeat(40) } },
        },
        sender: { id: 11, login: "ada" },
      },
      [{ kind: "pull", number: 5, stack: { base: "main", position: 2, size: 4 } }],
    ],
    [
      "a pull request whose stack has another shape than we know",
      "pull_request",
      {
        action: "labeled",
        pull_request: { number: 5, stack: { base: "main", position: -1, size: "__proto__" } },
      },
      [{ kind: "pull", number: 5, stack: null }],
    ],
    [
      "a review that was taken back",
      "pull_request_review",
      { action: "dismissed", pull_request: { number: 5 }, review: { user: null } },
      [
        { kind: "pull", number: 5 },
        { kind: "worked", account: null, branch: null, pull: 5 },
      ],
    ],
    [
      "a comment on a line of a pull request",
      "pull_request_review_comment",
      { action: "created", pull_request: { number: 5 }, comment: {}, sender: { id: 11, login: "ada" } },
      [{ kind: "worked", account: ada, branch: null, pull: 5 }],
    ],
    [
      "the words of a review",
      "pull_request_review",
      {
        action: "submitted",
        pull_request: { number: 5 },
        review: {
          id: 8,
          body: "/claim",
          user: { id: 11, login: "ada" },
          submitted_at: "2030-05-01T12:00:00Z",
        },
      },
      [
        { kind: "pull", number: 5 },
        { kind: "worked", account: null, branch: null, pull: 5 },
        {
          kind: "comment",
          issue: 5,
          isPull: true,
          place: "review",
          commentId: 8,
          author: ada,
          writtenAt: new Date("2030-05-01T12:00:00Z"),
          body: "/claim",
        },
      ],
    ],
    [
      "a label on a pull request, which shows nobody's life",
      "pull_request",
      { action: "labeled", pull_request: { number: 5 }, sender: { login: "stale[bot]" } },
      [{ kind: "pull", number: 5, stack: null }],
    ],
    [
      "a button of our check on a pull request from a fork",
      "check_run",
      {
        action: "requested_action",
        check_run: { head_sha: sha, pull_requests: [] },
        requested_action: { identifier: "recheck" },
        sender: { id: 11, login: "ada" },
      },
      [{ kind: "recheck", pull: null, headSha: sha }],
    ],
    [
      "another button of our check",
      "check_run",
      {
        action: "requested_action",
        check_run: { head_sha: sha, pull_requests: [{ number: 5 }] },
        requested_action: { identifier: "ask-owner" },
        sender: { id: 11, login: "ada" },
      },
      [{ kind: "button", pull: 5, headSha: sha, button: "ask-owner", account: ada }],
    ],
    [
      "a re-run of a commit with two pull requests",
      "check_suite",
      {
        action: "rerequested",
        check_suite: { head_sha: sha, pull_requests: [{ number: 1 }, { number: 2 }] },
      },
      [
        { kind: "recheck", pull: 1, headSha: sha },
        { kind: "recheck", pull: 2, headSha: sha },
      ],
    ],
    [
      "a finished check of somebody's",
      "check_run",
      { action: "completed", check_run: { head_sha: sha } },
      [],
    ],
    [
      "a merge queue",
      "merge_group",
      {
        action: "checks_requested",
        merge_group: {
          head_sha: sha,
          head_ref: "refs/heads/gh-readonly-queue/main/pr-1-abc",
          base_sha: sha,
          base_ref: "refs/heads/main",
        },
      },
      [
        {
          kind: "merge-group",
          headSha: sha,
          headRef: "gh-readonly-queue/main/pr-1-abc",
          baseSha: sha,
          baseRef: "main",
        },
      ],
    ],
    [
      "a re-run of a merge group's check, with the name of its branch",
      "check_run",
      {
        action: "rerequested",
        check_run: {
          head_sha: sha,
          pull_requests: [],
          check_suite: { head_branch: `gh-readonly-queue/release/2.x/pr-7-${sha}` },
        },
      },
      [{ kind: "recheck", pull: null, headSha: sha, branch: `gh-readonly-queue/release/2.x/pr-7-${sha}` }],
    ],
    [
      "an installation",
      "installation",
      { action: "created", installation },
      [{ kind: "installed", installationId: 7, repositories: "load" }],
    ],
    [
      "a suspended installation",
      "installation",
      { action: "suspend", installation },
      [{ kind: "removed", installationId: 7, repositoryIds: "all" }],
    ],
    [
      "repositories taken away",
      "installation_repositories",
      { action: "removed", installation, repositories_removed: [{ id: 3 }, { id: 4 }] },
      [{ kind: "removed", installationId: 7, repositoryIds: [3, 4] }],
    ],
    [
      "a repository that is gone",
      "repository",
      { action: "deleted", installation, repository },
      [{ kind: "removed", installationId: 7, repositoryIds: [3] }],
    ],
    [
      "a new default branch",
      "repository",
      { action: "edited", installation, repository, changes: {} },
      [{ kind: "repository" }],
    ],
    ["a number that is text", "pull_request", { action: "opened", pull_request: { number: "5" } }, []],
    ["a negative number", "issues", { action: "closed", issue: { number: -1 } }, []],
    ["an action that is no text", "issues", { action: { toString: null }, issue: { number: 1 } }, []],
    ["no object at all", "issues", null, []],
    ["an event named after a property of every object", "constructor", {}, []],
  ])("knows %s", (_, event, payload, concerns) => {
    expect(concernsOf(event, payload)).toEqual(concerns);
  });

  property.prop([
    fc.constantFrom("push", "issues", "issue_comment", "pull_request", "check_run", "merge_group"),
    fc.constantFrom("opened", "created", "assigned", "rerequested", "checks_requested", undefined),
    fc.dictionary(
      fc.constantFrom("issue", "comment", "pull_request", "check_run", "merge_group", "ref", "sender"),
      fc.anything(),
    ),
  ])("never throws, whatever comes", (event, action, fields) => {
    const payload = { ...fields, action };
    expect(Array.isArray(concernsOf(event, payload))).toBe(true);
    expect(typeof isOwn(payload, "signalbox")).toBe("boolean");
    expect(repositoryOf(payload)).toBeNull();
  });
});

describe("where a delivery comes from", () => {
  it("is the payload's repository, with its installation", () => {
    expect(repositoryOf({ installation, repository })).toEqual({
      id: 3,
      installationId: 7,
      owner: "north",
      name: "signals",
      ownerType: "Organization",
      defaultBranch: "main",
    });
  });

  it.each([
    ["no installation", { repository }],
    ["no repository", { installation }],
    [
      "an owner of no known type",
      { installation, repository: { ...repository, owner: { login: "x", type: "Robot" } } },
    ],
    ["nothing", undefined],
  ])("is unknown with %s", (_, payload) => {
    expect(repositoryOf(payload)).toBeNull();
  });

  it.each([
    ["our bot", { sender: { login: "Signalbox[bot]", type: "Bot" } }, true],
    ["a person", { sender: { login: "signalbox", type: "User" } }, false],
    ["another bot", { sender: { login: "other[bot]", type: "Bot" } }, false],
    [
      "a person through our App",
      {
        action: "created",
        sender: { id: 11, login: "ada" },
        comment: { performed_via_github_app: { slug: "signalbox" } },
      },
      true,
    ],
    [
      "a person who deletes our comment",
      {
        action: "deleted",
        sender: { id: 11, login: "ada" },
        comment: { performed_via_github_app: { slug: "signalbox" } },
      },
      false,
    ],
    [
      "a person who presses our button",
      {
        action: "requested_action",
        sender: { id: 11, login: "ada" },
        check_run: { app: { slug: "signalbox" } },
      },
      false,
    ],
    ["nobody", { sender: null }, false],
    ["nothing", null, false],
  ])("tells whether it is %s", (_, payload, own) => {
    expect(isOwn(payload, "signalbox")).toBe(own);
  });
});
