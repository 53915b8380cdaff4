import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckOptions, checkWork } from "../../../src/cli/check-work.js";
import { temporaryFolder, temporaryRepository } from "../temporary-repository.js";

const now = new Date("2030-05-01T12:00:00Z");

const plan = `items:
  - { key: K1, title: Oven, track: kitchen }
  - { key: K2, title: Menu, track: kitchen }
  - { key: H1, title: Tables, track: hall, dependsOn: [K1] }
  - { key: H2, title: Chairs, track: hall }
`;
const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`).join("\n");
const start = {
  ".github/plan.yml": plan,
  ".github/TRACKOWNERS": "/kitchen/ kitchen\n/hall/ hall\n/menu.md kitchen hall\n",
  ".gitignore": "*.log\n",
  "kitchen/oven.ts": lines,
  "hall/table.ts": `${lines}\nmore`,
};

/** A repository with rules on `main`, on a branch of its own. */
function house(branch = "h2-chairs") {
  const repository = temporaryRepository();
  repository.commit(start);
  repository.git("switch", "-q", "-c", branch);
  return repository;
}

async function check(folder: string, options: CheckOptions = {}) {
  const { stdout, stderr, code } = await checkWork(folder, { ...options, json: true }, now);
  const answer = JSON.parse(stdout) as {
    conclusion: string;
    title: string;
    findings: { rule: string; path: string | null }[];
  };
  return { code, stderr, ...answer, paths: answer.findings.map(({ rule, path }) => `${rule} ${path}`) };
}

test("work on own files passes", async () => {
  const { root, commit } = house();
  commit({ "hall/chair.ts": "x" });
  expect(await check(root)).toMatchObject({
    code: 0,
    conclusion: "success",
    title: "Clear: 1 file, track hall",
    findings: [],
  });
});

test("the JSON is what tools rely on", async () => {
  const { root, commit } = house();
  commit({ "kitchen/oven.ts": "x" });
  const { stdout, code } = await checkWork(root, { json: true }, now);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    conclusion: "failure",
    title: "1 file belongs to track kitchen",
    findings: [
      {
        rule: "ownership",
        severity: "fail",
        path: "kitchen/oven.ts",
        owners: ["kitchen"],
        message: "kitchen/oven.ts belongs to track kitchen (.github/TRACKOWNERS line 1); this is track hall.",
        todo: "Leave the file to track kitchen, or hand the change to the owner.",
      },
    ],
  });
});

test("a person reads whose it is and what to do", async () => {
  const { root, commit } = house("hall/h1-tables");
  commit({ "kitchen/oven.ts": "x" });
  const { stdout, code } = await checkWork(root, {}, now);
  expect(code).toBe(1);
  expect(stdout).toMatchInlineSnapshot(`
    "✗ 1 file belongs to track kitchen · 1 dependency open

    This is track hall, as the branch says (hall/h1-tables); it carries out H1.
    1 file changed since main; owners from .github/TRACKOWNERS.

    fail ownership kitchen/oven.ts
         kitchen/oven.ts belongs to track kitchen (.github/TRACKOWNERS line 1); this is track hall.
         → Leave the file to track kitchen, or hand the change to the owner.

    fail dependencies
         H1 depends on K1 (Oven), which is not done.
         → Finish K1 first.
    "
  `);
});

describe("every change since the base counts", () => {
  test.each<[string, (repository: ReturnType<typeof house>) => void]>([
    ["committed", ({ commit }) => commit({ "kitchen/a": "x" })],
    ["staged", ({ write, git }) => [write({ "kitchen/a": "x" }), git("add", "-A")]],
    ["untracked", ({ write }) => write({ "kitchen/a": "x" })],
    ["renamed away", ({ git }) => git("mv", "kitchen/oven.ts", "hall/oven.ts")],
    ["renamed into", ({ git }) => git("mv", "hall/table.ts", "kitchen/table.ts")],
    ["removed", ({ root }) => rmSync(join(root, "kitchen/oven.ts"))],
    ["unstaged", ({ write }) => write({ "kitchen/oven.ts": "x" })],
    ["taken out of the index", ({ git }) => git("rm", "-q", "--cached", "kitchen/oven.ts")],
    ["a link", ({ root }) => symlinkSync("nowhere", join(root, "kitchen/link"))],
    ["a name beyond ASCII, with a line break", ({ write }) => write({ 'kitchen/ö\n\t"😀': "x" })],
  ])("%s", async (_, change) => {
    const repository = house();
    change(repository);
    const { paths, code } = await check(repository.root);
    expect(paths).toHaveLength(1);
    expect(paths[0]).toMatch(/^ownership kitchen\//);
    expect(code).toBe(1);
  });

  test("ignored files don't", async () => {
    const { root, write } = house();
    write({ "kitchen/a.log": "x" });
    expect((await check(root)).code).toBe(0);
  });

  test("nor what the base did meanwhile", async () => {
    const { root, git, commit } = house();
    git("switch", "-q", "main");
    commit({ "kitchen/b": "x" });
    git("switch", "-q", "h2-chairs");
    expect((await check(root)).paths).toEqual([]);
  });
});

describe("whose work it is", () => {
  test("--track says it, and the lane's dependencies are those of the plan", async () => {
    const { root, write } = house("nothing");
    write({ "kitchen/a": "x" });
    expect((await check(root, { track: "kitchen" })).code).toBe(0);
    expect((await check(root, { track: "h1" })).paths).toEqual(["ownership kitchen/a", "dependencies null"]);
  });

  test("a trailer of the branch's last commit says it, one of the base doesn't", async () => {
    const { root, git, commit } = house("nothing");
    git("commit", "-q", "--amend", "-m", "Start\n\nTrack: kitchen");
    git("branch", "-f", "main");
    commit({ "kitchen/a": "x" }, "Work\n\nTrack: hall");
    expect((await check(root)).paths).toEqual(["ownership kitchen/a"]);
    git("reset", "-q", "--soft", "main");
    expect((await check(root)).findings).toHaveLength(1);
  });

  test("an unknown track is refused with the names there are", async () => {
    const { root } = house();
    await expect(checkWork(root, { track: "kichen" }, now)).rejects.toThrow(
      /Did you mean kitchen\? Allowed are kitchen and hall/,
    );
  });

  test("a detached HEAD has no branch to tell by", async () => {
    const { root, git, write } = house();
    git("switch", "-q", "--detach");
    write({ "kitchen/a": "x" });
    const { stdout, code } = await checkWork(root, {}, now);
    expect(code).toBe(1);
    expect(stdout).toContain("Whose work this is can't be told: give --track ID");
  });
});

describe("rules come from the base", () => {
  test("a branch can't loosen the rules that judge it", async () => {
    const { root, write } = house();
    write({
      ".github/TRACKOWNERS": "/kitchen/ hall\n",
      ".github/signalbox.yml": "rules: { ownership: off }\n",
      "kitchen/a": "x",
    });
    expect((await check(root)).paths).toEqual(["ownership kitchen/a"]);
  });

  test("what a branch breaks of them fails at the line", async () => {
    const { root, write } = house();
    write({
      ".github/signalbox.yml": "plan: .github/plan.yml\nrulse: {}\n",
      ".github/plan.yml": `${plan}  - { key: K1, title: Again }\n`,
      ".github/TRACKOWNERS": "/a hall\n!b\n/c nobody\n",
    });
    const { stdout, code } = await checkWork(root, { json: true }, now);
    const { findings } = JSON.parse(stdout) as {
      findings: { rule: string; severity: string; todo: string }[];
    };
    expect(findings.map(({ rule, severity, todo }) => [rule, severity, /line \d+/.exec(todo)?.[0]])).toEqual([
      ["config", "fail", "line 2"],
      ["plan", "fail", "line 6"],
      ["owners", "warn", "line 2"],
      ["owners", "warn", "line 3"],
    ]);
    expect(code).toBe(1);
  });

  test("a broken config on the base leaves the last good one in force, and is told", async () => {
    const { root, git, commit } = house();
    git("switch", "-q", "main");
    commit({ ".github/signalbox.yml": "unowned: fail\n" });
    commit({ ".github/signalbox.yml": "unowned: maybe\n" });
    git("switch", "-q", "-c", "hall/more");
    commit({ free: "x" });
    const answer = await check(root);
    expect(answer).toMatchObject({ code: 1, title: "1 file belongs to nobody" });
    expect(answer.stderr).toContain(".github/signalbox.yml:1: error");
  });

  test("a base that never had a good config can't judge", async () => {
    const repository = temporaryRepository();
    repository.commit({ ...start, ".github/signalbox.yml": "unowned: maybe\n" });
    repository.git("switch", "-q", "-c", "hall/x");
    expect(await check(repository.root)).toMatchObject({ code: 2, conclusion: "unknown" });
  });

  test("a plan without an ownership file says who owns what", async () => {
    const { root, git, commit, write } = temporaryRepository();
    commit({
      ".github/signalbox.yml": "plan: plans/*.yml\n",
      "plans/a.yml":
        "items:\n  - { key: K1, title: Oven, track: kitchen, files: ['app/[id]/x.ts'] }\n  - { key: H1, title: T, track: hall }\n",
    });
    git("switch", "-q", "-c", "hall/x");
    write({ "app/[id]/x.ts": "x" });
    expect((await check(root)).paths).toEqual(["ownership app/[id]/x.ts"]);
  });
});

describe("where it can't be judged, that is said", () => {
  test.each<[string, (folder: string) => string, RegExp]>([
    ["outside of a repository", (folder) => folder, /is not in a git repository/],
    ["without a commit", (folder) => temporaryRepository(folder).root, /no commit yet/],
    [
      "in a bare repository",
      (folder) => {
        temporaryRepository(folder).git("init", "-q", "--bare", "bare.git");
        return join(folder, "bare.git");
      },
      /bare repository/,
    ],
    [
      "without a usual base",
      (folder) => {
        const { git, commit, root } = temporaryRepository(folder);
        commit({ a: "x" });
        git("branch", "-m", "trunk");
        return root;
      },
      /none of origin\/HEAD, .* exists here: name what to compare with/,
    ],
    [
      "with nothing in common",
      (folder) => {
        const { git, commit, root } = temporaryRepository(folder);
        commit({ a: "x" });
        git("switch", "-q", "--orphan", "other");
        commit({ b: "x" });
        return root;
      },
      /no commit in common/,
    ],
    [
      "in a clone that is too shallow",
      (folder) => {
        const { git, commit } = temporaryRepository(folder);
        commit({ a: "x" });
        git("switch", "-q", "-c", "work");
        commit({ b: "x" });
        git("switch", "-q", "main");
        commit({ c: "x" });
        git("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "work", `file://${folder}`, "clone");
        return join(folder, "clone");
      },
      /too shallow .*git fetch --unshallow/,
    ],
  ])("%s", async (_, make, message) => {
    await expect(checkWork(make(temporaryFolder()), {}, now)).rejects.toThrow(message);
  });

  test.each(["nope", "--output=x", ""])("an unknown base %j", async (base) => {
    const { root } = house();
    await expect(checkWork(root, { base }, now)).rejects.toThrow(/there is no such branch or commit here/);
  });
});

test("it works in a subfolder and in a linked work tree", async () => {
  const { root, git } = house();
  const other = temporaryFolder();
  git("worktree", "add", "-q", "-b", "h2-other", join(other, "tree"));
  mkdirSync(join(other, "tree/kitchen/deep"), { recursive: true });
  for (const [folder, repository] of [
    [join(root, "hall"), root],
    [join(other, "tree/kitchen/deep"), join(other, "tree")],
  ] as const) {
    rmSync(join(repository, "kitchen/oven.ts"));
    expect((await check(folder)).paths).toEqual(["ownership kitchen/oven.ts"]);
  }
});

test("nothing that a user configured for git changes the answer", async () => {
  const { root, git, write } = house();
  const settings = [
    "diff.external=false",
    "core.quotePath=true",
    "diff.noprefix=true",
    "color.ui=always",
    "diff.renames=false",
    "diff.relative=true",
    "status.showUntrackedFiles=no",
    "core.fsmonitor=false",
    "core.pager=false",
    "diff.mnemonicPrefix=true",
    "log.showSignature=true",
  ];
  for (const setting of settings) git("config", ...(setting.split("=") as [string, string]));
  git("mv", "kitchen/oven.ts", "hall/öven.ts");
  write({ "kitchen/é": "x" });
  expect((await check(join(root, "hall"))).paths).toEqual([
    "ownership kitchen/oven.ts",
    "ownership kitchen/é",
  ]);
});
