import { describe, expect, it } from "vitest";
import { loadProgress } from "../../../src/app/board/progress.js";
import { HostRefusal } from "../../../src/app/ports/board-host.js";
import { lockLabel } from "../../../src/core/board/sync-lock.js";
import { claim, item, now, plan } from "../../core/board/plans.js";
import { setting } from "./setting.js";

/** When GitHub has ended what it was asked for before a crash. */
const later = new Date(now.getTime() + 60_000);

const three = plan(
  item("S1", { phase: "Round 1", priority: "P0", state: "done" }),
  item("S2", { phase: "Round 1", priority: "P0", dependsOn: ["S1"], track: "senior" }),
  item("S3", { phase: "Round 2", priority: "P2", dependsOn: ["S2"], track: "junior" }),
);

describe("the first sync", () => {
  it("makes issues of the open items, with labels, milestones, dependencies and project items", async () => {
    const { host, sync } = setting();
    const result = await sync(three);
    expect(result).toMatchObject({ created: 2, problems: [], drift: [] });
    expect(host.issues).toHaveLength(2);
    expect(host.mirror("S2")).toMatchObject({
      title: "Build S2",
      labels: ["track: senior", "priority: P0", "status: ready"],
      milestone: "Round 1",
      blockedBy: [],
    });
    expect(host.mirror("S3")).toMatchObject({
      labels: ["track: junior", "priority: P2", "status: blocked"],
      blockedBy: [host.mirror("S2").number],
      projectItem: {
        values: { Status: "Blocked", Track: "junior", Priority: "P2", Phase: "Round 2", Wave: "Wave 2" },
      },
    });
    expect([...result.statuses]).toEqual([
      ["S1", "done"],
      ["S2", "ready"],
      ["S3", "blocked"],
    ]);
  });

  it("names what an item waits for by the number that its issue got", async () => {
    const { host, sync } = setting();
    await sync(plan(item("B", { dependsOn: ["A"] }), item("A")));
    expect(host.mirror("B").body).toContain(`- #${host.mirror("A").number} \`A\``);
  });

  it("makes an issue for what an item depends on before the item's own", async () => {
    const { host, sync } = setting();
    await sync(plan(item("C", { dependsOn: ["B"] }), item("B", { dependsOn: ["A"] }), item("A"), item("D")));
    expect(host.issues.map((issue) => issue.title)).toEqual(["Build A", "Build D", "Build B", "Build C"]);
  });

  it("keeps the options that a new project's Status field has", async () => {
    const { host, sync } = setting();
    await sync(three);
    const status = host.project?.fields.find((field) => field.name === "Status");
    expect(status?.options.map((option) => option.name)).toEqual([
      "Todo",
      "In Progress",
      "Done",
      "Ready",
      "Blocked",
      "Claimed",
    ]);
  });

  it("writes nothing where the plan has errors, and says them with their place", async () => {
    const { host, sync } = setting();
    const problem = {
      severity: "error",
      code: "cycle",
      message: "A waits for itself.",
      file: "P.md",
      line: 3,
    } as const;
    const result = await sync({ ...three, problems: [problem] });
    expect(result).toMatchObject({ writes: 0, problems: ["P.md:3: A waits for itself."] });
    expect(host.loads).toEqual([]);
  });

  it("leaves the board as it is where the plan is empty", async () => {
    const { host, sync } = setting();
    await sync(three);
    const result = await sync(plan());
    expect(result.writes).toBe(0);
    expect(result.problems[0]).toMatch(/no items/);
    expect(host.mirror("S2").state).toBe("open");
  });
});

describe("a second sync", () => {
  it("writes nothing and asks once", async () => {
    const { host, sync } = setting();
    await sync(three);
    host.loads = [];
    expect(await sync(three)).toMatchObject({ writes: 0, problems: [] });
    expect(host.loads).toHaveLength(1);
    expect(host.loads[0]?.scan).toBe(false);
  });

  it("writes nothing where only line numbers moved", async () => {
    const { sync } = setting();
    await sync(three);
    const moved = plan(...three.items.map((one) => ({ ...one, line: one.line + 7 })));
    expect((await sync(moved)).writes).toBe(0);
  });

  it("finds every issue by its marker after the database was lost", async () => {
    const { host, boards, sync } = setting();
    await sync(three);
    boards.rows.clear();
    boards.projectId = null;
    expect(await sync(three)).toMatchObject({ writes: 0, created: 0 });
    expect(boards.rows.get("S3")?.issueNumber).toBe(host.mirror("S3").number);
    expect(boards.projectId).toBe("PROJECT_1");
  });

  it("finds an issue whose row was never saved", async () => {
    const { host, boards, sync } = setting();
    await sync(three);
    boards.rows.delete("S3");
    expect(await sync(three)).toMatchObject({ created: 0, writes: 0 });
    expect(host.issues).toHaveLength(2);
  });

  it("does not take a marker that a person copied into an issue of their own", async () => {
    const { host, boards, sync } = setting();
    await sync(three);
    host.open({ title: "Mine", body: host.mirror("S3").body, author: "mona" });
    boards.rows.clear();
    await sync(three);
    expect(boards.rows.get("S3")?.issueNumber).toBe(
      host.issues.find((one) => one.title === "Build S3")?.number,
    );
    expect(host.issues.at(-1)).toMatchObject({ title: "Mine", labels: [] });
  });
});

describe("claims and dependencies", () => {
  it("shows a claim as the item's status, and takes it off when it lapsed", async () => {
    const { host, sync } = setting();
    await sync(three);
    await sync(three, { claims: [claim("S2")] });
    expect(host.mirror("S2").labels).toContain("status: claimed");
    const lapsed = claim("S2", { lapsesAt: new Date("2026-03-01T11:00:00Z") });
    const result = await sync(three, { claims: [lapsed] });
    expect(host.mirror("S2").labels).toContain("status: ready");
    expect(result.writes).toBe(2);
  });

  it("makes dependents ready when an issue is closed as completed", async () => {
    const { host, sync } = setting();
    await sync(three);
    Object.assign(host.mirror("S2"), { state: "closed", stateReason: "completed" });
    const result = await sync(three);
    expect(result.statuses.get("S3")).toBe("ready");
    expect(host.mirror("S2")).toMatchObject({ state: "closed", projectItem: { values: { Status: "Done" } } });
    expect(host.mirror("S2").labels).toContain("status: done");
  });

  it("keeps dependents blocked when an issue is closed as not planned, and does not reopen it", async () => {
    const { host, sync } = setting();
    await sync(three);
    Object.assign(host.mirror("S2"), { state: "closed", stateReason: "not_planned" });
    const result = await sync(three);
    expect([...result.statuses.values()]).toEqual(["done", "dropped", "blocked"]);
    expect(result.progress[1]).toEqual({
      key: "S2",
      done: false,
      dropped: true,
      issue: host.mirror("S2").number,
    });
    expect(host.mirror("S2").state).toBe("closed");
  });

  it("removes an edge that the plan dropped, and keeps one to an issue of somebody's", async () => {
    const { host, sync } = setting();
    await sync(three);
    const other = host.open({ title: "Elsewhere" });
    host.mirror("S3").blockedBy.push(other.number);
    await sync(plan(...three.items.map((one) => ({ ...one, dependsOn: [] }))));
    expect(host.mirror("S3").blockedBy).toEqual([other.number]);
  });

  it("keeps to GitHub's 50 dependencies of an issue and says so in the text", async () => {
    const { host, sync } = setting();
    const many = Array.from({ length: 60 }, (_, index) => item(`D${index}`));
    const wide = plan(...many, item("LAST", { dependsOn: many.map((one) => one.key) }));
    expect((await sync(wide)).problems).toEqual([]);
    expect(host.mirror("LAST").blockedBy).toHaveLength(50);
    expect(host.mirror("LAST").body).toContain("10 of these are listed here only");
    expect((await sync(wide)).writes).toBe(0);
  });

  it("keeps to GitHub's 50 issues that one blocks", async () => {
    const { host, sync } = setting();
    const many = Array.from({ length: 60 }, (_, index) => item(`D${index}`, { dependsOn: ["FIRST"] }));
    expect((await sync(plan(item("FIRST"), ...many))).problems).toEqual([]);
    expect(host.issues.filter((issue) => issue.blockedBy.length > 0)).toHaveLength(50);
  });
});

describe("what the plan closes and reopens", () => {
  const finished = plan(
    ...three.items.map((one) => (one.key === "S2" ? { ...one, state: "done" as const } : one)),
  );

  it("closes an issue as completed when the plan marks its item done, and reopens it when it takes that back", async () => {
    const { host, sync } = setting();
    await sync(three);
    expect((await sync(finished)).closed).toBe(1);
    expect(host.mirror("S2")).toMatchObject({ state: "closed", stateReason: "completed" });
    expect((await sync(finished)).writes).toBe(0);
    await sync(three);
    expect(host.mirror("S2").state).toBe("open");
  });

  it("leaves an issue open that people reopened, and counts it as open", async () => {
    const { host, sync } = setting();
    await sync(three);
    await sync(finished);
    Object.assign(host.mirror("S2"), { state: "open", stateReason: "reopened" });
    const result = await sync(finished);
    expect(host.mirror("S2").state).toBe("open");
    expect(result.statuses.get("S3")).toBe("blocked");
    expect((await sync(finished)).writes).toBe(0);
  });

  it("closes a removed item's issue as not planned, says why, and reopens it when the item returns", async () => {
    const { host, sync } = setting();
    await sync(three);
    const before = host.mirror("S3").body;
    const without = plan(...three.items.slice(0, 2));
    expect((await sync(without)).closed).toBe(1);
    expect(host.mirror("S3")).toMatchObject({ state: "closed", stateReason: "not_planned" });
    expect(host.mirror("S3").labels).toEqual(["track: junior", "priority: P2", "status: removed"]);
    expect(host.mirror("S3").projectItem?.values.Status).toBe("Removed");
    expect(host.mirror("S3").body).toContain("Not in the plan any more");
    expect((await sync(without)).writes).toBe(0);
    await sync(three);
    expect(host.mirror("S3")).toMatchObject({ state: "open", body: before });
    expect(host.mirror("S3").labels).toContain("status: blocked");
    expect((await sync(three)).writes).toBe(0);
  });

  it("leaves a removed item's issue alone that people closed or reopened", async () => {
    const { host, sync } = setting();
    await sync(three);
    Object.assign(host.mirror("S3"), { state: "closed", stateReason: "completed" });
    await sync(three);
    const without = plan(...three.items.slice(0, 2));
    const labels = [...host.mirror("S3").labels];
    await sync(without);
    expect(host.mirror("S3")).toMatchObject({ state: "closed", stateReason: "completed", labels });

    const other = plan(item("X"));
    await sync(other);
    Object.assign(host.mirror("S2"), { state: "open", stateReason: "reopened" });
    await sync(other);
    expect(host.mirror("S2").state).toBe("open");
    expect((await sync(other)).writes).toBe(0);
  });
});

describe("what people wrote", () => {
  it("stays, byte for byte, around a section that follows the plan", async () => {
    const { host, sync } = setting();
    await sync(three);
    const issue = host.mirror("S3");
    issue.body = `Above\r\n\r\n${issue.body.replaceAll("\n", "\r\n")}\r\n\r\nBelow @mona  `;
    expect((await sync(three)).writes).toBe(0);
    await sync(plan(...three.items.map((one) => ({ ...one, estimate: "3h" }))));
    expect(issue.body).toMatch(/^Above\r\n\r\n<!--/);
    expect(issue.body).toMatch(/-->\r\n\r\nBelow @mona {2}$/);
    expect(issue.body).toContain("Estimate: 3h");
  });

  it("stays as the title once it was edited, which the result says", async () => {
    const { host, sync } = setting();
    await sync(three);
    host.mirror("S2").title = "A better title";
    const renamed = plan(...three.items.map((one) => ({ ...one, title: `New ${one.key}` })));
    const result = await sync(renamed);
    expect(host.mirror("S2").title).toBe("A better title");
    expect(host.mirror("S3").title).toBe("New S3");
    expect(result.drift).toEqual([
      `#${host.mirror("S2").number} (S2): its title was changed on GitHub and stays; the plan says "New S2".`,
    ]);
    expect((await sync(renamed)).writes).toBe(0);
  });

  it("keeps labels of people's and ticks, while ours come back", async () => {
    const { host, sync } = setting();
    const deliverables = [
      { text: "Write it", done: false },
      { text: "Test it", done: false },
    ];
    const ticked = plan(item("A", { deliverables }));
    await sync(ticked);
    const issue = host.mirror("A");
    issue.labels = ["help wanted", "Status: Ready"];
    issue.body = issue.body.replace("- [ ] Test it", "- [x] Test it");
    await sync(ticked);
    expect(issue.labels).toEqual(["help wanted", "track: core", "status: ready"]);
    await sync(plan(item("A", { deliverables, estimate: "1d" })));
    expect(issue.body).toContain("- [ ] Write it\n- [x] Test it");
  });

  it.each([
    ["the end is gone", (body: string) => body.replace(/<!-- signalbox:end -->/, "")],
    ["the marker is gone", (body: string) => body.replace(/<!-- signalbox:item .*/, "")],
    [
      "a line was edited",
      (body: string) => body.replace("Build", "Rebuild").replace("- `S1` (done)", "nothing"),
    ],
    ["all of it is gone", () => ""],
  ])("does not keep a damaged section from being restored: %s", async (_, damage) => {
    const { host, sync } = setting();
    await sync(three);
    const whole = host.mirror("S2").body;
    const issue = host.mirror("S2");
    issue.body = `Mine\n\n${damage(whole)}\n\nMine too`;
    await sync(three);
    expect(issue.body).toContain(whole.trim());
    expect(issue.body.startsWith("Mine\n")).toBe(true);
    expect(issue.body).toContain("\n\nMine too");
    expect((await sync(three)).writes).toBe(0);
  });
});

describe("issues that are not there any more", () => {
  it("are made again when they were deleted", async () => {
    const { host, sync } = setting();
    await sync(three);
    host.delete(host.mirror("S3").number);
    expect(await sync(three)).toMatchObject({ created: 1 });
    expect(host.mirror("S3").blockedBy).toEqual([host.mirror("S2").number]);
    expect((await sync(three)).writes).toBe(0);
  });

  it("are not made again when they were transferred, which the result says", async () => {
    const { host, sync } = setting();
    await sync(three);
    host.mirror("S3").movedTo = "https://github.test/o/elsewhere/issues/3";
    const result = await sync(three);
    expect(result).toMatchObject({ created: 0, writes: 0 });
    expect(result.problems).toEqual([expect.stringContaining("https://github.test/o/elsewhere/issues/3")]);
    expect((await sync(three)).problems).toEqual(result.problems);
  });
});

describe("what GitHub refuses", () => {
  it("is reported, and the rest goes on", async () => {
    const { host, sync } = setting();
    host.before = (change) => {
      if (change.kind === "create-issue" && change.itemKey === "S2")
        throw new HostRefusal("Validation Failed", 422);
    };
    const result = await sync(three);
    expect(result).toMatchObject({
      created: 1,
      problems: ['Could not create issue "Build S2" for S2: Validation Failed'],
    });
    expect(host.mirror("S3").body).toContain("- `S2`");
    host.before = () => {};
    await sync(three);
    expect(host.mirror("S3").body).toContain(`- #${host.mirror("S2").number} \`S2\``);
    expect((await sync(three)).writes).toBe(0);
  });

  it("stops the creations where the repository has no issues", async () => {
    const { host, sync } = setting();
    host.before = (change) => {
      if (change.kind === "create-issue") throw new HostRefusal("Issues are disabled for this repo", 410);
    };
    expect((await sync(three)).problems).toHaveLength(1);
  });

  it("leaves nothing twice after a stop at any single write", async () => {
    const count = setting();
    await count.sync(three);
    for (let at = 0; at < count.host.changes.length; at++) {
      const { host, sync } = setting();
      let left = at;
      host.before = () => {
        if (left-- === 0) throw new Error("connection lost");
      };
      await expect(sync(three)).rejects.toThrow("connection lost");
      await sync(three, { now: later });
      expect(host.issues).toHaveLength(2);
      expect((await sync(three)).writes).toBe(0);
    }
  });

  it("leaves nothing twice where the store fails right after a creation", async () => {
    const { host, boards, sync } = setting();
    const save = boards.save.bind(boards);
    boards.save = () => Promise.reject(new Error("disk full"));
    await expect(sync(three)).rejects.toThrow("disk full");
    boards.save = save;
    await sync(three);
    await sync(three, { now: later });
    expect(host.issues).toHaveLength(2);
  });

  it("says why there is no project, and does the rest", async () => {
    const { host, sync } = setting();
    host.projectProblem = "An App can't see it.";
    const result = await sync(three);
    expect(result).toMatchObject({ created: 2, problems: ["An App can't see it."] });
    expect(host.changes.some((change) => change.kind.includes("project"))).toBe(false);
  });
});

describe("a board that somebody else brings to the plan, by a token", () => {
  it("is left until they are through, or for as long as they said", async () => {
    const { host, sync } = setting();
    host.labels.push(lockLabel({ until: later, holder: "ben" }));
    expect(await sync(three, { lock: "heeded" })).toMatchObject({ writes: 0, created: 0, again: later });
    expect(host.changes).toEqual([]);
    expect(await sync(three, { lock: "heeded", now: later })).toMatchObject({ created: 2, again: null });
    host.labels.push(lockLabel({ until: new Date(later.getTime() + 60_000), holder: "ben" }));
    expect(await sync(three, { lock: "heeded", now: later })).toMatchObject({ writes: 0, again: null });
    expect((await sync(plan(item("S9")), { now: later })).created).toBe(1);
  });

  it("is not left for a label that says so for years", async () => {
    const { host, sync } = setting();
    host.labels.push(lockLabel({ until: new Date("2999-01-01T00:00:00Z"), holder: "eve" }));
    expect(await sync(three, { lock: "heeded" })).toMatchObject({ created: 2, again: null });
  });
});

describe("the progress of single items", () => {
  it("costs one request, and none where nothing has an issue", async () => {
    const { host, boards, sync } = setting();
    await sync(three);
    host.loads = [];
    const request = { plan: three, repositoryId: 1, boards, host };
    expect(await loadProgress({ ...request, keys: ["S1"] })).toEqual([
      { key: "S1", done: true, issue: null, dropped: false },
    ]);
    expect(host.loads).toHaveLength(0);
    expect(await loadProgress({ ...request, keys: ["S1", "S3"] })).toHaveLength(2);
    expect(host.loads).toMatchObject([{ issuesOnly: true, scan: false, known: [{ itemKey: "S3" }] }]);
  });
});
