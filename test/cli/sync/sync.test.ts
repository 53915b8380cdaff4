import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sync } from "../../../src/cli/sync/sync.js";
import { lockLabel } from "../../../src/core/board/sync-lock.js";
import { person } from "../../../src/sandbox/people.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.js";

const place = { owner: "harbour", repo: "ferries" };
const repo = "harbour/ferries";
const plan = (items: string) => `title: Ferries\nitems:\n${items}`;
const keel = "  - { key: A1, title: Weld the keel, track: hull }\n";
const sails = "  - { key: B1, title: Cut the sails, track: rig, dependsOn: [A1] }\n";

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({
    users: ["mona", "ada"],
    org: "harbour",
    repositories: [{ owner: "harbour", name: "ferries" }],
  });
});
afterEach(() => sandbox.close());

const environment = (login = "mona") => ({
  GITHUB_TOKEN: sandbox.tokens[login],
  GITHUB_API_URL: `${sandbox.url}/api/v3`,
});
const run = (options: Partial<Parameters<typeof sync>[1]> = {}, login?: string) =>
  sync("/", { repo, ...options }, environment(login));
const push = (text: string) =>
  person(sandbox, "mona").push(place, {
    branch: "main",
    message: "Plan",
    files: { ".github/plan.yml": text },
  });
const issues = async () => {
  const { data } = await person(sandbox, "mona").octokit.rest.issues.listForRepo({ ...place, state: "all" });
  return data.map(({ title }) => title).sort();
};
const all = ["Cut the sails", "Track: hull", "Track: rig", "Weld the keel"];

describe("signalbox sync", () => {
  it("prints every write of a dry run and makes none; then makes them; then finds nothing to do", async () => {
    await push(plan(keel + sails));
    const dry = await run({ dryRun: true });
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain('create issue "Weld the keel" for A1\n');
    expect(dry.stdout).toContain("mark B1 as blocked by A1\n");
    expect(dry.stdout).toMatch(/\d+ writes\. Nothing was written\./);
    expect(await issues()).toEqual([]);
    const data = JSON.parse((await run({ dryRun: true, json: true })).stdout);
    expect(data.changes.map(({ kind }: { kind: string }) => kind)).toContain("create-issue");
    const made = await run();
    expect(made.stdout).toMatch(/^\d+ writes: 4 issues made, 0 updated\.\n/);
    expect(made.code).toBe(0);
    expect(await issues()).toEqual(all);
    expect((await run({ dryRun: true })).stdout).toContain("Nothing to write");
    expect((await run({ json: true })).stdout).toContain('"writes": 0');
  });

  it("takes over what somebody else of the team made, and says what differs", async () => {
    await push(plan(keel + sails));
    await run();
    const { octokit } = person(sandbox, "ada");
    const { data } = await octokit.rest.issues.listForRepo(place);
    const b1 = data.find(({ title }) => title === "Cut the sails")?.number ?? 0;
    expect((await run({}, "ada")).stdout).toContain("Nothing to write");
    await octokit.rest.issues.update({ ...place, issue_number: b1, title: "Sew the sails" });
    const { stdout } = await run({ dryRun: true });
    expect(stdout).toContain("Differs from the plan, and is left:");
    expect(stdout).toContain(`#${b1} (B1): its title was changed on GitHub and stays`);
    expect(await issues()).toHaveLength(4);
  });

  it("is done by one where two run at once, and by the next one ten minutes after one was killed", async () => {
    await push(plan(keel + sails));
    const both = await Promise.allSettled([run(), run({}, "ada")]);
    const refused = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(refused).toEqual([
      expect.stringMatching(/another sync of this repository is running.* at \d\d:\d\d UTC/),
    ]);
    expect(await issues()).toEqual(all);
    const { octokit } = person(sandbox, "mona");
    const labels = async () =>
      (await octokit.rest.issues.listLabelsForRepo(place)).data.map(({ name }) => name);
    expect(await labels()).not.toContain("signalbox: sync runs");
    const killed = (minutes: number) =>
      lockLabel({ until: new Date(Date.now() + minutes * 60_000), holder: "ben" });
    await octokit.rest.issues.createLabel({ ...place, ...killed(5) });
    await expect(run()).rejects.toThrow("another sync");
    await octokit.rest.issues.updateLabel({ ...place, ...killed(-1) });
    expect((await run()).stdout).toContain("Nothing to write");
    expect(await labels()).not.toContain("signalbox: sync runs");
  });

  it("is done though GitHub doesn't let it take its lock away, and says when the next one can start", async () => {
    await push(plan(keel));
    sandbox.addFault({ answer: 502, path: "/repos/harbour/ferries/labels/", method: "DELETE", times: 99 });
    const { code, stderr } = await run();
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^GitHub could not be told that this sync is over: the next one can start at \d\d:\d\d UTC\.\n$/,
      ),
    });
    expect(await issues()).toEqual(["Weld the keel"]);
  });

  it("leaves a claim that the App made as the board shows it", async () => {
    await push(plan(keel + sails));
    await run();
    const { octokit } = person(sandbox, "mona");
    const { data } = await octokit.rest.issues.listForRepo(place);
    const a1 = data.find(({ title }) => title === "Weld the keel");
    const labels = ["track: hull", "status: claimed"];
    await octokit.rest.issues.update({ ...place, issue_number: a1?.number ?? 0, labels });
    await run();
    const { data: after } = await octokit.rest.issues.get({ ...place, issue_number: a1?.number ?? 0 });
    expect(after.labels.map((label) => (typeof label === "string" ? label : label.name))).toEqual(labels);
  });

  it("makes nothing twice where a connection breaks in a creation, and lets others try while it waits", async () => {
    await push(plan(keel));
    sandbox.addFault({ answer: "drop", path: "/repos/harbour/ferries/issues", method: "POST", after: true });
    await run();
    expect(await issues()).toEqual(["Weld the keel"]);
    const lock = sandbox
      .requests()
      .filter(({ method, path }) => method === "DELETE" && path.includes("/labels/signalbox"));
    expect(lock).toHaveLength(2);
  });

  it.each([
    ["a plan with errors", "  - { key: A1, title: One, dependsOn: [A9] }\n", 1, ".github/plan.yml:3: "],
  ])("stops before the first write at %s", async (_, items, code, said) => {
    await push(plan(items));
    expect(await run()).toMatchObject({ code, stderr: expect.stringContaining(said) });
    expect(await issues()).toEqual([]);
  });

  it.each([
    ["a repository that isn't there", { repo: "harbour/boats" }, /no repository harbour\/boats/],
    ["half a name", { repo: "harbour" }, /octo\/boats/],
  ])("says in a line what to do about %s", async (_, options, message) => {
    await expect(run(options)).rejects.toThrow(message);
  });

  it("says in a line what to do about a token that is missing, wrong, or may not write", async () => {
    const url = `${sandbox.url}/api/v3`;
    await expect(sync("/", { repo }, { GITHUB_API_URL: url })).rejects.toThrow("GITHUB_TOKEN is not set");
    await expect(sync("/", { repo }, { GITHUB_API_URL: url, GITHUB_TOKEN: "wrong" })).rejects.toThrow("401");
  });
});
