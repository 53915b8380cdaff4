import { Octokit } from "@octokit/rest";
import { Probot } from "probot";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GitHub, GitHubRepository } from "../../src/app/ports/github.js";
import { createGitHub } from "../../src/github/github.js";
import { createOctokitClass } from "../../src/github/octokit.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.js";
import { log } from "./seat.js";

const place = { owner: "acme", repo: "railway" };
const requests: RequestEntry[] = [];
let sandbox: Sandbox;
let github: GitHub;
let railway: GitHubRepository;
let ada: Octokit;
let ben: Octokit;

async function commit(branch: string, path: string, text: string): Promise<string> {
  const known = await ada.repos.getContent({ ...place, path, ref: branch }).catch(() => null);
  const sha = known && !Array.isArray(known.data) ? known.data.sha : null;
  const { data } = await ada.repos.createOrUpdateFileContents({
    ...place,
    path,
    branch,
    message: `Write ${path}`,
    content: Buffer.from(text).toString("base64"),
    ...(sha && { sha }),
  });
  return String(data.commit.sha);
}

async function branchFrom(base: string, name: string): Promise<void> {
  const { data } = await ada.git.getRef({ ...place, ref: `heads/${base}` });
  await ada.git.createRef({ ...place, ref: `refs/heads/${name}`, sha: data.object.sha });
}

/** How many requests `work` takes. */
async function cost<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = requests.length;
  return [await work(), requests.length - before];
}

beforeAll(async () => {
  sandbox = await startSandbox();
  const baseUrl = `http://${sandbox.host}/api/v3`;
  // Files that are not there yet are asked for on purpose; Octokit would print each 404.
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const person = (login: string) => new Octokit({ baseUrl, auth: sandbox.tokens[login], log: quiet });
  ada = person("ada");
  ben = person("ben");
  const probot = new Probot({
    appId: sandbox.app.id,
    privateKey: sandbox.app.privateKey,
    baseUrl,
    log,
    Octokit: createOctokitClass({
      writeIntervalMs: 0,
      onRequest: (entry) => requests.push(entry),
    }) as never,
  });
  github = createGitHub({ probot });
  const [repository] = await github.installed(sandbox.app.installationId);
  if (!repository) throw new Error("the sandbox's App is installed nowhere");
  railway = await github.repository(repository);
});

afterAll(() => sandbox.close());

describe("the adapters at a GitHub on this machine", () => {
  it("know the App and where it is installed", async () => {
    expect(await github.slug()).toBe(sandbox.app.slug);
    expect(railway.repository).toMatchObject({
      owner: "acme",
      name: "railway",
      ownerType: "Organization",
      defaultBranch: "main",
    });
  });

  it("read the rule files: 1 request at their usual places, 2 where they are named, 3 with globs", async () => {
    await commit("main", "PLAN.md", "# The plan");
    const tip = await commit("main", ".github/TRACKOWNERS", "src/ north\n");
    const [usual, one] = await cost(() => railway.ruleFiles("main"));
    expect(usual).toMatchObject({
      commit: tip,
      config: null,
      owners: { text: "src/ north\n" },
      plans: [{ path: "PLAN.md", text: "# The plan" }],
    });
    expect(one).toBe(1);

    await commit("main", "work/a.md", "# A");
    await commit("main", ".github/signalbox.yml", "plan: work/a.md\n");
    const [named, two] = await cost(() => railway.ruleFiles("main"));
    expect(named.plans.map(({ text }) => text)).toEqual(["# A"]);
    expect(two).toBe(2);

    const globbed = await commit("main", ".github/signalbox.yml", 'plan: "work/*.md"\n');
    const [found, three] = await cost(() => railway.ruleFiles(globbed));
    expect(found.plans.map(({ path }) => path)).toEqual(["work/a.md"]);
    expect(three).toBe(3);
  });

  it("read one file by one request", async () => {
    expect(await cost(() => railway.file("main", "PLAN.md"))).toMatchObject([
      { text: "# The plan", size: 10 },
      1,
    ]);
    expect(await railway.file("main", "NONE.md")).toBeNull();
    await expect(railway.ruleFiles("no-such-branch")).rejects.toMatchObject({ kind: "missing" });
  });

  it("read a pull request, what it closes, its files and the review of its head", async () => {
    const issue = await ada.issues.create({ ...place, title: "Paint the arm" });
    await commit("main", "src/old.ts", "export const arm = 1;\n".repeat(20));
    await branchFrom("main", "paint");
    await commit("paint", "src/new.ts", "export {};\n");
    const head = await commit("paint", "src/old.ts", "export const arm = 2;\n".repeat(20));
    const { data: pull } = await ada.pulls.create({
      ...place,
      title: "Paint it",
      body: `Closes #${issue.data.number}`,
      head: "paint",
      base: "main",
    });
    await ben.pulls.createReview({ ...place, pull_number: pull.number, event: "APPROVE" });
    const base = await ada.git.getRef({ ...place, ref: "heads/main" });

    const [snapshot, one] = await cost(() => railway.pull(pull.number));
    expect(one).toBe(1);
    expect(snapshot).toEqual({
      number: pull.number,
      title: "Paint it",
      body: `Closes #${issue.data.number}`,
      author: "ada",
      account: { id: expect.any(Number), login: "ada", bot: false },
      draft: false,
      state: "open",
      headRef: "paint",
      fromFork: false,
      headSha: head,
      headMessage: "Write src/old.ts",
      baseRef: "main",
      baseTip: base.data.object.sha,
      defaultBranch: { name: "main", tip: base.data.object.sha },
      mergeCommit: null,
      mergeParent: null,
      closes: [{ number: issue.data.number, body: "" }],
      changedFiles: 2,
      approved: [{ account: { id: expect.any(Number), login: "ben", bot: false }, commit: head }],
    });
    expect(await railway.pullFiles(pull.number, 2)).toEqual({
      files: expect.arrayContaining([
        expect.objectContaining({ path: "src/new.ts", status: "added", lines: [{ from: 0, to: 1 }] }),
        expect.objectContaining({ path: "src/old.ts", status: "modified", lines: [{ from: 1, to: 20 }] }),
      ]),
    });
    expect(await railway.compare(base.data.object.sha, head)).toMatchObject({
      files: expect.arrayContaining([expect.objectContaining({ path: "src/new.ts", status: "added" })]),
      messages: ["Write src/new.ts", "Write src/old.ts"],
    });
    expect(await railway.pull(9999)).toBeNull();
  });

  it("write the check, update it in place, and make a new one for other annotations", async () => {
    const { data } = await ada.git.getRef({ ...place, ref: "heads/paint" });
    const annotation = {
      path: "src/new.ts",
      line: 1,
      level: "failure" as const,
      title: "ownership",
      message: "belongs to track south",
    };
    const check = {
      headSha: data.object.sha,
      conclusion: "failure" as const,
      title: "1 file belongs to track south",
      summary: "A summary",
      text: "",
      annotations: [annotation],
      actions: [{ label: "Re-check", description: "Judge it again", identifier: "recheck" }],
    };
    const [first, writes] = await cost(() => railway.writeCheck(check, null));
    expect(writes).toBe(1);
    expect(await railway.writeCheck({ ...check, title: "Still" }, first)).toBe(first);
    const second = await railway.writeCheck({ ...check, annotations: [], conclusion: "success" }, first);
    expect(second).not.toBe(first);
    const { data: list } = await ada.checks.listForRef({ ...place, ref: "paint", check_name: "signalbox" });
    expect(list.check_runs.map(({ id, conclusion }) => [id, conclusion])).toEqual([[second, "success"]]);
  });

  it("talk in an issue: assign, comment, react, find, edit, delete", async () => {
    const { data: issue } = await ada.issues.create({ ...place, title: "Grease the lever" });
    const { number } = issue;
    await railway.assign(number, "ben");
    await railway.assign(number, "nobody-of-that-name");
    expect(await railway.issue(number)).toMatchObject({ state: "open", assignees: ["ben"], isPull: false });
    await railway.unassign(number, "ben");
    expect((await railway.issue(number))?.assignees).toEqual([]);
    expect(await railway.issue(9999)).toBeNull();

    const id = await railway.comment(number, "<!-- m -->\nHello");
    await ada.issues.createComment({ ...place, issue_number: number, body: "> <!-- m -->" });
    expect(await railway.findComment(number, "<!-- m -->")).toEqual({
      id,
      body: "<!-- m -->\nHello",
      author: `${sandbox.app.slug}[bot]`,
    });
    await railway.react("thread", id, "eyes");
    await railway.react("thread", id, "eyes");
    const reactions = await ada.reactions.listForIssueComment({ ...place, comment_id: id });
    expect(reactions.data.map(({ content }) => content)).toEqual(["eyes"]);
    expect(await railway.updateComment(id, "<!-- m -->\nBye")).toBe("updated");
    await railway.deleteComment(id);
    expect(await railway.findComment(number, "<!-- m -->")).toBeNull();
    expect(await railway.updateComment(id, "Bye")).toBe("gone");
    await railway.deleteComment(id);
    await railway.react("thread", id, "hooray");
    await expect(railway.comment(9999, "Hello")).rejects.toMatchObject({ kind: "missing" });
  });

  it("ask for one token in all that", () => {
    expect(requests.filter(({ route }) => route.endsWith("/access_tokens"))).toHaveLength(1);
  });
});
