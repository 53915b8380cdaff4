import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { temporaryRepository } from "./temporary-repository.js";

const bin = fileURLToPath(new URL("../../bin/signalbox.js", import.meta.url));
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-plan-"));
  writeFileSync(
    join(folder, "good.md"),
    "# Boat\n\n### Task 1: Saw (2h)\n\n### Task 2: Nail (1h)\n**Depends on**: Task 1\n",
  );
  writeFileSync(join(folder, "bad.yml"), "items:\n  - { key: a, title: A, dependsOn: [b] }\n");
  writeFileSync(join(folder, "picture.md"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]));
  writeFileSync(join(folder, "latin.md"), Buffer.from([0x23, 0x20, 0xe9]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: folder,
    encoding: "utf8",
    ...(input === undefined ? {} : { input }),
  });
  return { status, stdout, stderr };
}

test("show prints the plan's value as JSON, and nothing else on standard output", () => {
  const { status, stdout, stderr } = run(["plan", "show", "good.md", "--json"]);
  const plan = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(stderr).toBe("");
  expect(Object.keys(plan)).toEqual([
    "title",
    "items",
    "sessions",
    "tracks",
    "ownership",
    "sources",
    "problems",
  ]);
  expect(
    plan.items.map((item: { key: string; dependsOn: string[]; file: string }) => [
      item.key,
      item.dependsOn,
      item.file,
    ]),
  ).toEqual([
    ["1", [], "good.md"],
    ["2", ["1"], "good.md"],
  ]);
});

test("show prints a table without colours where nobody looks", () => {
  const { stdout } = run(["plan", "show", "good.md"]);
  expect(stdout).toContain("Boat");
  expect(stdout).toMatch(/│ 2 +│ Nail/);
  expect(stdout).toContain("2 items, 0 done, 1 dependency, 0 errors, 0 warnings");
  expect(stdout).not.toContain("\u001b");
});

test("waves prints waves, the longest chain and the timetable", () => {
  const { status, stdout } = run(["plan", "waves", "good.md", "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    waves: [["1"], ["2"]],
    criticalPath: ["1", "2"],
    conflicts: [],
    timetable: [
      { key: "1", start: 0, end: 2 },
      { key: "2", start: 2, end: 3 },
    ],
  });
});

test.each(["show", "lint", "waves"])(
  "%s ends with 1 where the plan has errors, told with file and line",
  (command) => {
    const { status, stderr } = run(["plan", command, "bad.yml"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^bad\.yml:2: error unknown-dependency: item "a" depends on "b"/);
  },
);

test("lint prints the problems as JSON", () => {
  const { problems } = JSON.parse(run(["plan", "lint", "bad.yml", "--json"]).stdout);
  expect(problems).toMatchObject([
    { severity: "error", code: "unknown-dependency", file: "bad.yml", line: 2 },
  ]);
});

test("a plan comes from standard input too", () => {
  const { status, stdout } = run(["plan", "show", "-", "--json"], "### Task 7: Paint\n");
  expect(status).toBe(0);
  expect(JSON.parse(stdout).items).toMatchObject([{ key: "7", file: "-", line: 1 }]);
});

test.each([
  ["a file that isn't there", ["plan", "show", "nope.md"], "nope.md: no such file"],
  ["a binary file", ["plan", "show", "picture.md"], "picture.md: this is a binary file"],
  ["another encoding", ["plan", "show", "latin.md"], "latin.md: this is not UTF-8"],
  ["a folder with one", ["plan", "show", "."], "this is not UTF-8"],
  ["no file", ["plan", "show"], "missing required argument"],
  ["an unknown command", ["plan", "shwo", "good.md"], "Did you mean show?"],
  ["an unknown option", ["plan", "show", "good.md", "--jso"], "Did you mean --json?"],
])("%s ends with 2 and says why, without a stack", (_, args, said) => {
  const { status, stdout, stderr } = run(args);
  expect(status).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test("control characters of a plan don't reach the terminal", () => {
  const { stdout, stderr } = run(
    ["plan", "show", "-"],
    "### Task 1: \u001b[2Jgone\n**Depends on**: X\u001b[31m9\n",
  );
  expect(stdout + stderr).not.toContain("\u001b");
});

test("help and version are answers", () => {
  expect(run(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("plan") });
  expect(run(["plan", "show", "--help"])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("standard input"),
  });
  expect(run(["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test("show says what each document was taken for", () => {
  expect(run(["plan", "show", "good.md"]).stdout).toContain("good.md was read as markdown");
});

test("explain prints each line with what it became, and problems below their line", () => {
  const { status, stdout } = run(["plan", "explain", "bad.yml"]);
  expect(status).toBe(1);
  expect(stdout).toContain("bad.yml read as yaml");
  expect(stdout).toMatch(/2 item +- \{ key: a.*\n +error unknown-dependency/);
  const { documents } = JSON.parse(run(["plan", "explain", "good.md", "--json"]).stdout);
  expect(documents).toMatchObject([{ path: "good.md", format: "markdown" }]);
  expect(documents[0].lines[5]).toMatchObject({ line: 6, kind: "dependency", what: ["2 waits for 1"] });
});

test("import prints YAML that says the same", () => {
  const { status, stdout } = run(["plan", "import", "good.md"]);
  expect(status).toBe(0);
  const again = run(["plan", "diff", "good.md", "-"], stdout);
  expect(again).toMatchObject({ status: 0, stdout: "The same plan.\n", stderr: "" });
});

test("diff prints what changed, also against a revision, and ends with 1", () => {
  const repository = temporaryRepository();
  repository.commit({ "docs/PLAN.md": "### Task 1: Saw\n" });
  repository.write({ "docs/PLAN.md": "### Task 1: Saw\n\n### Task 2: Nail\n" });
  const diff = (...args: string[]) =>
    spawnSync(process.execPath, [bin, "plan", "diff", ...args], { cwd: repository.root, encoding: "utf8" });
  expect(diff("HEAD:docs/PLAN.md", "docs/PLAN.md")).toMatchObject({
    status: 1,
    stdout: "+ 2  Nail\n\n1 wave\nCritical path: 1, 1 item\n",
  });
  expect(diff("HEAD:docs", "docs").stdout).toMatch(/^\+ 2 {2}Nail\n\n1 wave\n/);
  expect(JSON.parse(diff("HEAD:docs", "docs", "--json").stdout)).toMatchObject({
    changes: [{ kind: "added", key: "2", title: "Nail" }],
    waves: { before: [["1"]], after: [["1", "2"]] },
    criticalPath: { before: { keys: ["1"], hours: null }, after: { keys: ["1"], hours: null } },
    conflicts: { added: [], solved: [] },
  });
  expect(diff("nowhere:docs/PLAN.md", "docs/PLAN.md")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("nowhere is no revision here"),
  });
  expect(diff("HEAD:nope.md", "docs/PLAN.md").stderr).toContain("no such file in HEAD");
});

test("ready lists what can start, with what is done besides", () => {
  expect(JSON.parse(run(["plan", "ready", "good.md", "--json"]).stdout).ready).toMatchObject([
    { key: "1", title: "Saw", estimate: "2h" },
  ]);
  expect(run(["plan", "ready", "good.md", "--done", "1"]).stdout).toMatch(/│ 2 +│ Nail/);
  expect(run(["plan", "ready", "good.md", "--done", "1", "2"])).toMatchObject({
    status: 0,
    stdout: "Everything is done.\n",
  });
  const cycle = "items:\n  - { key: a, title: A, dependsOn: b }\n  - { key: b, title: B, dependsOn: a }\n";
  expect(run(["plan", "ready", "-"], cycle)).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("Nothing can start"),
  });
  expect(run(["plan", "ready", "good.md", "--done", "11"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("did you mean 1?"),
  });
});

test("waves draws a flowchart and a gantt for GitHub", () => {
  const { stdout } = run(["plan", "waves", "good.md", "--mermaid"]);
  expect(stdout).toMatch(/^```mermaid\nflowchart LR\n[\s\S]*\n```\n\n```mermaid\ngantt\n[\s\S]*\n```\n$/);
});

test("a format can be asked for; one that there isn't is refused with those that there are", () => {
  const { stdout } = run(["plan", "show", "bad.yml", "--as", "markdown", "--json"]);
  expect(JSON.parse(stdout).sources).toEqual([{ path: "bad.yml", format: "markdown" }]);
  expect(run(["plan", "show", "good.md", "--as", "markdwon"])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/did you mean markdown\? \(allowed: .*spec-kit/),
  });
});
