import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lintConfig, showConfig } from "../../../src/cli/config-file.js";
import { lintOwnersFile } from "../../../src/cli/owners-lint.js";
import { type MatchOptions, matchOwners } from "../../../src/cli/owners-match.js";
import { temporaryFolder, temporaryRepository } from "../temporary-repository.js";

const owners = "# who\n*.md docs\n/src/ core @alice\n!bad core\n/src/free/\n";

async function match(folder: string, paths: string[], options: MatchOptions = {}) {
  const { stdout, ...rest } = await matchOwners(folder, paths, { ...options, json: true });
  return { ...rest, owned: JSON.parse(stdout) as unknown };
}

test("a named file needs no repository, and answers in the order asked", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "OWN"), owners);
  const paths = ["src/a.ts", "./src/free/x", "a.md", "src/a.ts", "none", "/src/b"];
  expect(await match(folder, paths, { file: "OWN" })).toEqual({
    owned: [
      { path: "src/a.ts", owners: ["core", "@alice"], line: 3 },
      { path: "./src/free/x", owners: [], line: 5 },
      { path: "a.md", owners: ["docs"], line: 2 },
      { path: "src/a.ts", owners: ["core", "@alice"], line: 3 },
      { path: "none", owners: [], line: 0 },
      { path: "/src/b", owners: ["core", "@alice"], line: 3 },
    ],
    stderr: expect.stringMatching(/^OWN:4: error invalid-value: .*negated/),
    code: 0,
  });
});

test.each<[string, string, MatchOptions]>([
  ["lines", "src/a\r\n\na.md\n", {}],
  ["NUL after each, told", "src/a\0a.md\0", { null: true }],
  ["NUL after each, seen", "src/a\0a.md\0", {}],
])("paths come from a list: %s", async (_, list, options) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "OWN"), owners);
  writeFileSync(join(folder, "list"), list);
  const { owned } = await match(folder, [], { ...options, file: "OWN", pathsFrom: join(folder, "list") });
  expect(owned).toMatchObject([
    { path: "src/a", line: 3 },
    { path: "a.md", line: 2 },
  ]);
});

test("the repository's file holds, then its plan's", async () => {
  const { root, write } = temporaryRepository();
  write({
    "PLAN.yml": "items:\n  - { key: K1, title: Oven, track: kitchen, files: [oven.ts] }\n",
    ".github/signalbox.yml": "plan: PLAN.yml\n",
  });
  expect((await match(join(root, ".github"), ["oven.ts"])).owned).toEqual([
    { path: "oven.ts", owners: ["kitchen"], line: 2 },
  ]);
  write({ ".github/TRACKOWNERS": "* hall\n" });
  expect((await match(root, ["oven.ts"])).owned).toEqual([{ path: "oven.ts", owners: ["hall"], line: 1 }]);
  write({ ".github/signalbox.yml": "owners: OWN\n", OWN: "* cellar\n" });
  expect((await match(root, ["oven.ts"])).owned).toEqual([{ path: "oven.ts", owners: ["cellar"], line: 1 }]);
});

test("a person reads a line a path", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "OWN"), "/src/ core\n");
  const { stdout } = await matchOwners(folder, ["src/a", "b\u001b[31m"], { file: "OWN" });
  expect(stdout).toMatchInlineSnapshot(`
    "src/a   core  OWN:1
    b\\u001b[31m  (nobody)  no rule
    "
  `);
});

test("what can't be answered is said", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "latin1"), Buffer.from([0x2a, 0x20, 0xe9]));
  await expect(matchOwners(folder, ["a"], {})).rejects.toThrow(/nothing says who owns what/);
  await expect(matchOwners(temporaryRepository().root, ["a"], {})).rejects.toThrow(
    /nothing says who owns what/,
  );
  await expect(matchOwners(folder, ["a"], { file: "none" })).rejects.toThrow(/none: no such file/);
  await expect(matchOwners(folder, ["a"], { file: "." })).rejects.toThrow(/this is a folder/);
  await expect(matchOwners(folder, ["a"], { file: "latin1" })).rejects.toThrow(/not UTF-8 text/);
  await expect(matchOwners(folder, [], { file: "latin1" })).rejects.toThrow(/name at least one path/);
});

test("lint fails for bad lines and warns of names that nobody has", async () => {
  const { root, write } = temporaryRepository();
  write({
    ".github/plan.yml": "items:\n  - { key: K1, title: Oven, track: core }\n",
    ".github/TRACKOWNERS": "/a core\n/b cor\n",
  });
  const warned = await lintOwnersFile(root, null, {});
  expect(warned.code).toBe(0);
  expect(warned.stdout).toMatch(/TRACKOWNERS:2: warning unknown-owner: .*Did you mean `core`/);
  write({ ".github/TRACKOWNERS": "/a core\n/b[c] core\n" });
  const failed = await lintOwnersFile(root, null, { json: true });
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.stdout)).toMatchObject({ problems: [{ severity: "error", line: 2 }] });
  write({ ".github/TRACKOWNERS": "/a core\n" });
  expect(await lintOwnersFile(root, null, {})).toMatchObject({
    code: 0,
    stdout: ".github/TRACKOWNERS: 1 rules, no problems\n",
  });
});

test("the config is linted and shown with its defaults", async () => {
  const { root, write } = temporaryRepository();
  expect(await lintConfig(root, null, {})).toMatchObject({ code: 0 });
  write({ ".github/signalbox.yml": "claims: { ttl: 90m }\n" });
  expect((await showConfig(root, null, {})).stdout).toContain("ttl: 1h30m");
  expect(JSON.parse((await showConfig(root, null, { json: true })).stdout)).toMatchObject({
    claims: { ttl: 5_400_000 },
  });
  write({ ".github/signalbox.yml": "claims: 5\n" });
  expect(await lintConfig(root, null, {})).toMatchObject({ code: 1 });
  expect(await showConfig(root, null, {})).toMatchObject({ code: 1, stdout: "" });
  await expect(lintConfig(root, "none.yml", {})).rejects.toThrow(/no such file/);
});
