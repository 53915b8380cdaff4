import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type TemporaryRepository, temporaryFolder, temporaryRepository } from "../temporary-repository.js";

const bin = join(process.cwd(), "bin/signalbox.js");
const plan =
  "items:\n  - { key: K1, title: Oven, track: kitchen }\n  - { key: H1, title: Tables, track: hall }\n";
const start = {
  ".github/plan.yml": plan,
  ".github/TRACKOWNERS": "/kitchen/ kitchen\n/hall/ hall\n/menu.md kitchen hall\n",
  ".github/signalbox.yml": "sessions:\n  cook: { tracks: [kitchen] }\n  waiter: { tracks: [hall] }\n",
  "kitchen/oven.ts": "1\n",
};

function house(): TemporaryRepository {
  const repository = temporaryRepository();
  repository.commit(start);
  repository.git("switch", "-q", "-c", "work");
  return repository;
}

/** The built command, as a hook calls it. */
function run(folder: string, args: string[], options: { input?: string; session?: string } = {}) {
  const { SIGNALBOX_TOKEN: _, SIGNALBOX_OPERATOR_TOKEN: __, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: "utf8",
    input: options.input ?? "",
    env: { ...env, SIGNALBOX_SESSION: options.session ?? "cook" },
  });
  return { code: status, stdout, stderr };
}

describe("signalbox check-paths, without an App", () => {
  test("answers from the plan and the ownership file of the base, from any folder", () => {
    const { root } = house();
    expect(
      run(join(root, "kitchen"), ["check-paths", "oven.ts", "../hall/x.ts", "../menu.md", "../new.md"]),
    ).toEqual({
      code: 1,
      stdout: [
        "yours   kitchen/oven.ts",
        "held by track hall hall/x.ts\n        → Leave the file to track hall, or hand the change to the owner.",
        "shared: announce first menu.md\n        → Announce it with `/announce menu.md REASON`, then pull.",
        "free    new.md",
        "",
      ].join("\n"),
      stderr: "",
    });
    expect(run(root, ["check-paths", "kitchen/a", "--json"])).toMatchObject({ code: 0 });
    expect(JSON.parse(run(root, ["check-paths", "kitchen/a", "--json"]).stdout)).toMatchObject({
      code: 0,
      paths: [{ path: "kitchen/a", state: "yours" }],
    });
  });

  test("can't tell who asks, or where that is", () => {
    const { root } = house();
    expect(run(root, ["check-paths", "hall/x", "--session", "waitr"])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining("Did you mean waiter?"),
    });
    expect(run(root, ["check-paths", "../elsewhere"])).toMatchObject({ code: 2 });
    expect(run(temporaryFolder(), ["check-paths", "x"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is not in a git repository"),
    });
  });
});

describe("signalbox guard as a hook of git", () => {
  function guarded(): TemporaryRepository {
    const repository = house();
    const { root } = repository;
    mkdirSync(join(root, "node_modules/.bin"), { recursive: true });
    writeFileSync(
      join(root, "node_modules/.bin/signalbox"),
      `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`,
    );
    chmodSync(join(root, "node_modules/.bin/signalbox"), 0o755);
    writeFileSync(join(root, ".git/info/exclude"), "node_modules\n");
    return repository;
  }
  const git = (root: string, args: string[], session = "cook") => {
    const { SIGNALBOX_TOKEN: _, SIGNALBOX_OPERATOR_TOKEN: __, ...env } = process.env;
    const who = {
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@b.c",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@b.c",
    };
    const path = `${process.execPath.replace(/\/node$/, "")}:/usr/bin:/bin`;
    const { status, stderr } = spawnSync("git", args, {
      cwd: root,
      encoding: "utf8",
      env: { ...env, ...who, PATH: path, SIGNALBOX_SESSION: session },
    });
    return { code: status, stderr };
  };

  test("stops a commit of what another holds, and lets the rest pass", () => {
    const { root, write } = guarded();
    expect(run(root, ["guard", "install"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/pre-commit: made\n.*pre-push: made\nno \.claude folder/),
    });
    write({ "hall/table.ts": "1\n", "kitchen/oven.ts": "2\n" });
    git(root, ["add", "-A"]);
    expect(git(root, ["commit", "-m", "Both"])).toEqual({
      code: 1,
      stderr: expect.stringMatching(/this commit is stopped.*\nheld by track hall hall\/table\.ts/),
    });
    git(root, ["rm", "-q", "--cached", "hall/table.ts"]);
    expect(git(root, ["commit", "-m", "Mine"])).toMatchObject({ code: 0 });
  });

  test("stops a push of it too, a new branch's and a known one's, and hands the refs on to what was there", () => {
    const { root, write, git: plain } = guarded();
    const remote = temporaryRepository();
    remote.git("init", "-q", "--bare", "up.git");
    plain("remote", "add", "origin", join(remote.root, "up.git"));
    plain("push", "-q", "origin", "main");
    const before = '#!/bin/sh\necho "before: $1"\ncat > refs-seen\n';
    writeFileSync(join(root, ".git/hooks/pre-push"), before);
    writeFileSync(join(root, ".git/info/exclude"), "node_modules\nrefs-seen\n");
    run(root, ["guard", "install", "--git"]);
    expect(readFileSync(join(root, ".git/hooks/pre-push"), "utf8")).toContain('echo "before: $1"');
    expect(run(root, ["guard", "install", "--git"]).stdout.match(/is set up already/g)).toHaveLength(2);
    write({ "kitchen/oven.ts": "2\n" });
    git(root, ["commit", "-qam", "Mine"]);
    expect(git(root, ["push", "-q", "origin", "work"])).toMatchObject({ code: 0 });
    expect(readFileSync(join(root, "refs-seen"), "utf8")).toMatch(/^refs\/heads\/work [0-9a-f]{40} /);
    write({ "hall/table.ts": "1\n" });
    git(root, ["add", "-A"]);
    git(root, ["commit", "--no-verify", "-qm", "Theirs"]);
    expect(git(root, ["push", "-q", "origin", "work"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("this push is stopped"),
    });
    expect(git(root, ["push", "-q", "origin", "work"], "waiter")).toMatchObject({ code: 0 });
    expect(git(root, ["push", "-q", "--delete", "origin", "work"])).toMatchObject({ code: 0 });
  });

  test("lets pass what nobody can tell, and says so; not with --strict", () => {
    const { root, write, git: plain } = guarded();
    write({ "hall/table.ts": "1\n" });
    plain("add", "-A");
    const unsure = run(root, ["guard", "pre-commit"], { session: "" });
    expect(unsure).toMatchObject({ code: 0, stderr: expect.stringContaining("unknown hall/table.ts") });
    expect(run(root, ["guard", "pre-commit", "--strict"], { session: "" }).code).toBe(1);
  });

  test("touches no hook that is no shell script", () => {
    const { root } = guarded();
    writeFileSync(join(root, ".git/hooks/pre-commit"), "#!/usr/bin/env python3\nprint(1)\n");
    expect(run(root, ["guard", "install"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("call `signalbox guard pre-commit` from it"),
    });
  });
});

describe("signalbox guard as a hook of a coding agent", () => {
  const use = (tool_name: string, tool_input: object, cwd?: string) =>
    JSON.stringify({ hook_event_name: "PreToolUse", tool_name, tool_input, ...(cwd && { cwd }) });

  test("denies an edit of what another holds, with what to do", () => {
    const { root } = house();
    const file_path = join(root, "hall/table.ts");
    const { code, stdout } = run(root, ["guard", "tool"], { input: use("Edit", { file_path }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      hookSpecificOutput: {
        hookEventName: "PreToolUse",
        permissionDecision: "deny",
        permissionDecisionReason: expect.stringContaining("hall/table.ts belongs to track hall"),
      },
    });
  });

  test.each([
    ["its own file", "Write", { file_path: "kitchen/new.ts" }],
    ["a file outside", "Edit", { file_path: "/tmp/notes.md" }],
    ["a tool that writes nothing", "Read", { file_path: "hall/table.ts" }],
    ["a tool without a file", "Bash", { command: "rm -rf hall" }],
  ])("says nothing to %s", (_, tool, input) => {
    expect(run(house().root, ["guard", "tool"], { input: use(tool, input) })).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  test("asks with --strict where it can't be told, and refuses what is no event", () => {
    const { root } = house();
    const input = use("Edit", { file_path: "hall/x" });
    expect(run(root, ["guard", "tool"], { input, session: "" })).toMatchObject({ code: 0, stdout: "" });
    expect(run(root, ["guard", "tool", "--strict"], { input, session: "" }).stdout).toContain('"ask"');
    expect(run(root, ["guard", "tool"], { input: "not json" })).toMatchObject({ code: 2 });
  });

  test("is set up beside what is there, once", () => {
    const { root } = house();
    mkdirSync(join(root, ".claude"));
    const settings = join(root, ".claude/settings.json");
    const other = { matcher: "Bash", hooks: [{ type: "command", command: "audit" }] };
    writeFileSync(settings, JSON.stringify({ model: "x", hooks: { Stop: [], PreToolUse: [other] } }));
    expect(run(root, ["guard", "install", "--agent"]).stdout).toContain("added to what was there");
    const once = readFileSync(settings, "utf8");
    expect(JSON.parse(once)).toMatchObject({ model: "x", hooks: { Stop: [], PreToolUse: [other, {}] } });
    expect(run(root, ["guard", "install", "--agent"]).stdout).toContain("is set up already");
    expect(readFileSync(settings, "utf8")).toBe(once);
    writeFileSync(settings, "{ broken");
    expect(run(root, ["guard", "install", "--agent"])).toMatchObject({ code: 2 });
    expect(readFileSync(settings, "utf8")).toBe("{ broken");
    expect(existsSync(join(root, ".git/hooks/pre-commit"))).toBe(false);
    execFileSync("git", ["status"], { cwd: root });
  });
});
