import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { boardOf, type CheckState, checkOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";
// Whose approval a change of the owners needs is another test's.
const off = "rules: { claim: off, overlap: off, done: off, scope: off, rules: off }\n";

async function harbour(
  kind: (typeof storeKinds)[number],
  files: Record<string, string> = { [planPath]: ferryPlan },
): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [configPath]: off, ...files });
  return world;
}

interface Proposed {
  sha: string;
  number: number;
  check: CheckState | null;
}

/** Opens a pull request of the track `hull` and waits for its check. */
async function propose(
  world: World,
  files: Record<string, string | null>,
  renames: Record<string, string> = {},
): Promise<Proposed> {
  const branch = "plan-change";
  const sha = await world.ada.push(world, { branch, from: "main", message: "Plan", files, renames });
  const body = "Work.\n\nTrack: hull";
  const number = await world.ada.openPull(world, { head: branch, title: "Plan", body });
  await world.settle();
  return { sha, number, check: await checkOf(world, sha) };
}

const requests = (world: World): string[] =>
  world.sandbox
    .requests()
    .filter((one) => one.actor === "signalbox[bot]")
    .map((one) => `${one.method} ${one.path}`);

const lines = ferryPlan.split("\n");
const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;

/** B2 comes, B1 goes, A1 has another title. */
const otherPlan = ferryPlan
  .replace(
    / {2}- \{ key: B1.*\n/,
    "  - { key: B2, title: Saw @ada's planks, track: deck, dependsOn: [A2] }\n",
  )
  .replace("Weld the keel", "Rivet the keel");

describe.each(storeKinds)("a pull request that changes the plan (%s)", (kind) => {
  it("shows what it does to plan and board, and the board then does that", async () => {
    const world = await harbour(kind);
    const { check, number } = await propose(world, { [planPath]: otherPlan });
    expect(check).toMatchObject({
      conclusion: "success",
      title: "Clear: 1 file, track hull · plan: +1 −1 ~1",
    });
    const text = check?.text ?? "";
    expect(text).toContain(
      "1 item added, 1 removed, 1 changed · 1 dependency added · 3 waves (was 2) · critical path `A1` → `A2` → `B2`",
    );
    expect(text).toContain("1 issue made, 1 closed as not planned, 1 renamed; 1 dependency added");
    expect(text).toContain("- `B2` Saw @\u200cada's planks (wave 3; waits for `A2`)");
    expect(text).toContain("- `B1` Lay the planks");
    expect(text).toContain("- `A1` renamed: “Weld the keel” → “Rivet the keel”");

    const before = await boardOf(world);
    await world.mona.merge(world, number);
    await world.settle();
    const after = await boardOf(world);
    expect(after.issues.length - before.issues.length).toBe(1);
    expect(after.issues.filter(({ open }) => !open).map(({ key }) => key)).toEqual(["B1"]);
    expect(after.issues.find(({ key }) => key === "B2")?.blockedBy).toEqual(["A2"]);
    expect(world.errors()).toEqual([]);
  });

  it("says it anew after a push that changes the plan again, for one request more", async () => {
    const world = await harbour(kind);
    await propose(world, { [planPath]: otherPlan });
    world.sandbox.clearRequests();
    const files = { [planPath]: otherPlan.replace("Rivet", "Glue") };
    const sha = await world.ada.push(world, { branch: "plan-change", message: "Glue it", files });
    await world.settle();
    expect((await checkOf(world, sha))?.text).toContain("“Weld the keel” → “Glue the keel”");
    // The pull request, its files, the plan, and the check.
    expect(requests(world)).toHaveLength(4);
  });

  it("is told anew when the plan on its base changes, and says nothing while it doesn't", async () => {
    const world = await harbour(kind);
    const { sha, check } = await propose(world, { [planPath]: otherPlan });
    expect(check?.text).toContain("1 item added, 1 removed");
    await world.push({ "docs/note.md": "No plan.\n" });
    expect((await checkOf(world, sha))?.id).toBe(check?.id);
    await world.push({ [planPath]: ferryPlan.replace(/ {2}- \{ key: B1.*\n/, "") });
    expect((await checkOf(world, sha))?.text).toContain("1 item added, 1 changed");
  });

  it("and breaks it fails at the line, without a preview", async () => {
    const world = await harbour(kind);
    const broken = ferryPlan.replace("dependsOn: [A1]", "dependsOn: [Z9]");
    const { check } = await propose(world, { [planPath]: broken });
    expect(check).toMatchObject({ conclusion: "failure", title: "plan: 1 problem" });
    expect(check?.text).toContain("the preview is left out, since the plan would have 1 error");
    expect(check?.text).toContain(`\`${planPath}:${lineOf("key: A2")}\``);
    const { owner, repo } = world;
    const notes = await world.mona.octokit.rest.checks.listAnnotations({
      owner,
      repo,
      check_run_id: check?.id ?? 0,
    });
    expect(notes.data).toMatchObject([{ path: planPath, start_line: lineOf("key: A2") }]);
  });

  it("and removes the document takes all items away, and the board is left as it is", async () => {
    const world = await harbour(kind);
    const { check, number } = await propose(world, { [planPath]: null });
    expect(check).toMatchObject({
      conclusion: "success",
      title: "Clear: 1 file, track hull · plan: −4, owners of 2 paths",
    });
    expect(check?.text).toContain("4 items removed");
    expect(check?.text).toContain("the board is left as it is");
    await world.mona.merge(world, number);
    await world.settle();
    expect((await boardOf(world)).issues.every(({ open }) => open)).toBe(true);
  });

  it("and removes the first of two documents brings the other one into force", async () => {
    const world = await harbour(kind, { [planPath]: ferryPlan, "docs/PLAN.md": "### Task 7: Paddle\n" });
    const { check } = await propose(world, { [planPath]: null });
    expect(check?.title).toBe("Clear: 1 file, track hull · plan: +1 −4, owners of 2 paths");
    expect(check?.text).toContain("- `7` Paddle (wave 1)");
  });

  it("and moves the document changes nothing but the place", async () => {
    const world = await harbour(kind);
    const { check } = await propose(world, {}, { [planPath]: "docs/plan.yml" });
    // No config names the new place: there the plan is lost.
    expect(check?.title).toBe("Clear: 1 file, track hull · plan: −4, owners of 2 paths");
    const named = await world.ada.push(world, {
      branch: "plan-change",
      message: "Name it",
      files: { [configPath]: `plan: docs/plan.yml\n${off}` },
    });
    await world.settle();
    const again = await checkOf(world, named);
    expect(again?.title).toBe("Clear: 2 files, track hull");
    expect(again?.text).toContain("**Plan:** nothing different");
  });

  it("and removes a document that the config names fails: the plan would not be taken", async () => {
    const world = await harbour(kind, {
      "plans/a.yml": ferryPlan,
      [configPath]: `plan: plans/a.yml\n${off}`,
    });
    const { check } = await propose(world, { "plans/a.yml": null });
    expect(check).toMatchObject({ conclusion: "failure", title: "plan: 1 problem" });
    expect(check?.text).toContain("there is no such file at this commit");
  });

  it("by one document more, or less, of a folder of them keeps the items of the others", async () => {
    const world = await harbour(kind, {
      "plans/a.yml": ferryPlan,
      "plans/b.yml": "items: [{ key: Z1, title: Buoy }]\n",
      [configPath]: `plan: "plans/*.yml"\n${off}`,
    });
    const more = "items: [{ key: Z2, title: Bell, dependsOn: [Z1] }]\n";
    const { check } = await propose(world, { "plans/c.yml": more });
    expect(check?.title).toBe("Clear: 1 file, track hull · plan: +1");
    expect(check?.text).toContain("- `Z2` Bell (wave 2; waits for `Z1`)");
    const less = { "plans/c.yml": null, "plans/b.yml": null };
    const sha = await world.ada.push(world, { branch: "plan-change", message: "Less", files: less });
    await world.settle();
    expect((await checkOf(world, sha))?.title).toBe("Clear: 1 file, track hull · plan: −1");
  });

  it("by bringing the first one has it all added", async () => {
    const world = await harbour(kind, {});
    const { check } = await propose(world, { [planPath]: ferryPlan });
    expect(check?.text).toContain("**Plan:** 4 items added");
    expect(check?.text).toContain("3 issues made; 1 dependency added");
  });

  it("not at all has no word about it", async () => {
    const world = await harbour(kind);
    const { check } = await propose(world, { "hull/keel.md": "x\n" });
    expect(check).toMatchObject({ title: "Clear: 1 file, track hull" });
    expect(check?.text ?? "").toBe("");
  });
});
