import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { boardOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld } from "./world.js";

closeWorlds();

describe.each(storeKinds)("a pushed plan (%s)", (kind) => {
  it("becomes issues with labels, milestones, dependencies and project items", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const board = await boardOf(world);
    expect(
      board.issues.map(({ key, milestone, labels, blockedBy }) => ({ key, milestone, labels, blockedBy })),
    ).toEqual([
      {
        key: "A1",
        milestone: "Round 1",
        labels: ["priority: P0", "status: ready", "track: hull"],
        blockedBy: [],
      },
      {
        key: "A2",
        milestone: "Round 2",
        labels: ["priority: P1", "status: blocked", "track: hull"],
        blockedBy: ["A1"],
      },
      { key: "B1", milestone: "Round 1", labels: ["status: ready", "track: deck"], blockedBy: [] },
    ]);
    expect(board.project).toEqual([
      { key: "A1", Status: "Ready", Track: "hull", Priority: "P0", Phase: "Round 1", Wave: "Wave 1" },
      { key: "A2", Status: "Blocked", Track: "hull", Priority: "P1", Phase: "Round 2", Wave: "Wave 2" },
      { key: "B1", Status: "Ready", Track: "deck", Phase: "Round 1", Wave: "Wave 1" },
    ]);
    expect(world.errors()).toEqual([]);
  });

  it("that is pushed again writes nothing, and asks for its files alone", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    world.sandbox.clearRequests();
    await world.push({ [planPath]: `${ferryPlan}\n# a comment\n` });
    const requests = world.sandbox.requests().filter((one) => one.actor === "signalbox[bot]");
    expect(requests.filter((one) => one.method !== "GET" && one.operation !== "query")).toEqual([]);
    expect(requests.map((one) => one.fields[0])).toEqual(["repository"]);
  });

  it("is brought back where people changed what is the plan's, by reading what they changed", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const { owner, repo, mona } = world;
    const { number } = await issueOf(world, "A2");
    const { octokit } = mona;
    const place = { owner, repo, issue_number: number };
    const { data: blocker } = await octokit.rest.issues.get({
      ...place,
      issue_number: (await issueOf(world, "A1")).number,
    });
    const parentOf = async () =>
      (await octokit.request("GET /repos/{owner}/{repo}/issues/{issue_number}/parent", place)).data;
    const parent = await parentOf();
    expect(parent.title).toBe("Track: Hull");
    world.sandbox.clearRequests();
    const dependency =
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}";
    await octokit.request(dependency, { ...place, issue_id: blocker.id });
    await world.settle();
    const { data: own } = await octokit.rest.issues.get(place);
    await octokit.request("DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue", {
      ...place,
      issue_number: parent.number,
      sub_issue_id: own.id,
    });
    await octokit.rest.issues.setLabels({ ...place, labels: ["bug"] });
    // A lead, and a text above: both are people's.
    const track = { ...place, issue_number: parent.number };
    await octokit.rest.issues.addAssignees({ ...track, assignees: ["mona"] });
    await octokit.rest.issues.setLabels({ ...track, labels: ["lead: mona"] });
    await world.settle();
    const after = (await boardOf(world)).issues.find(({ key }) => key === "A2");
    expect(after).toMatchObject({
      labels: ["bug", "priority: P1", "status: blocked", "track: hull"],
      blockedBy: ["A1"],
    });
    expect((await parentOf()).number).toBe(parent.number);
    const { data: led } = await octokit.rest.issues.get(track);
    expect(led.assignees?.map(({ login }) => login)).toEqual(["mona"]);
    expect(led.labels.map((label) => (typeof label === "string" ? label : label.name)).sort()).toEqual([
      "lead: mona",
      "track: hull",
    ]);
    expect(led.comments).toBe(0);
    const loads = world.sandbox
      .requests()
      .filter((one) => one.actor === "signalbox[bot]" && one.fields.includes("nodes"));
    expect(loads.length).toBeGreaterThan(0);
    expect(world.errors()).toEqual([]);
  });

  it("finds its issues again when the database is lost, and keeps what people wrote", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const { number, body } = await issueOf(world, "A1");
    await world.mona.octokit.rest.issues.update({
      owner: world.owner,
      repo: world.repo,
      issue_number: number,
      title: "Weld the keel, twice",
      body: `Notes of ours.\n\n${body}\n\nMore notes.`,
    });
    await world.loseDatabase();
    await world.push({ [planPath]: ferryPlan.replace("Lay the planks", "Lay all planks") });
    const board = await boardOf(world);
    expect(board.issues.map((issue) => issue.key)).toEqual(["A1", "A2", "B1"]);
    const again = await issueOf(world, "A1");
    expect(again.number).toBe(number);
    expect(again.body).toMatch(/^Notes of ours\.\n\n[\s\S]*\n\nMore notes\.$/);
    expect((await issueOf(world, "B1")).title).toContain("Lay all planks");
  });
});
