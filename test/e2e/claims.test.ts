import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

async function planned(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan });
  return world;
}

async function assign(world: World, who: "ada" | "ben", key: string): Promise<void> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  await world[who].octokit.rest.issues.addAssignees({ owner, repo, issue_number: number, assignees: [who] });
}

async function say(world: World, who: "ada" | "ben", key: string, body: string): Promise<number> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  const { data } = await world[who].octokit.rest.issues.createComment({
    owner,
    repo,
    issue_number: number,
    body,
  });
  await world.settle();
  return data.id;
}

async function reactions(world: World, comment: number): Promise<string[]> {
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.reactions.listForIssueComment({
    owner,
    repo,
    comment_id: comment,
  });
  return data.map((one) => one.content);
}

async function holder(world: World, key: string): Promise<string | null> {
  const [repository] = await world.store.repositories.all();
  const claims = await world.store.claims.live(repository?.id ?? 0, new Date());
  return claims.find((claim) => claim.itemKey === key)?.sessionId ?? null;
}

describe.each(storeKinds)("assigning (%s)", (kind) => {
  it("claims, for the first of two; the second is unassigned and told who, until when, and what is ready", async () => {
    const world = await planned(kind);
    await Promise.all([assign(world, "ada", "A1"), assign(world, "ben", "A1")]);
    await world.settle();
    const issue = await issueOf(world, "A1");
    expect(issue.assignees).toHaveLength(1);
    const [winner = ""] = issue.assignees;
    const loser = winner === "ada" ? "ben" : "ada";
    expect(await holder(world, "A1")).toBe(`${winner}/A1`);
    expect(issue.labels).toContain("status: claimed");
    const b1 = await issueOf(world, "B1");
    expect(issue.comments).toEqual([
      expect.stringMatching(
        new RegExp(
          `^@${loser} \`A1\` Weld the keel is held by session \`${winner}/A1\` \\(\`${winner}\`\\) until .*UTC.*\\n\\nReady instead:\\n- \`B1\` Lay the planks \\(#${b1.number}\\)$`,
        ),
      ),
    ]);
    expect(world.errors()).toEqual([]);
  });

  it("a blocked item is refused with what blocks it", async () => {
    const world = await planned(kind);
    await assign(world, "ada", "A2");
    await world.settle();
    const issue = await issueOf(world, "A2");
    expect(issue.assignees).toEqual([]);
    expect(issue.comments).toEqual([
      expect.stringMatching(
        /A2.*can't start yet\. It waits for:\n- `A1` Weld the keel \(#\d+\): open, claimed by nobody/,
      ),
    ]);
  });

  it("taken back, releases the claim, and the next one gets it", async () => {
    const world = await planned(kind);
    await assign(world, "ada", "A1");
    await world.settle();
    const { number } = await issueOf(world, "A1");
    const { owner, repo } = world;
    await world.ada.octokit.rest.issues.removeAssignees({
      owner,
      repo,
      issue_number: number,
      assignees: ["ada"],
    });
    await world.settle();
    expect(await holder(world, "A1")).toBeNull();
    expect((await issueOf(world, "A1")).labels).toContain("status: ready");
    await assign(world, "ben", "A1");
    await world.settle();
    expect(await holder(world, "A1")).toBe("ben/A1");
  });

  it("of an issue that mirrors no item is none of our business", async () => {
    const world = await planned(kind);
    const { owner, repo } = world;
    const { data } = await world.ada.octokit.rest.issues.create({
      owner,
      repo,
      title: "Not planned",
      assignees: ["ada"],
    });
    await world.settle();
    const after = await world.mona.octokit.rest.issues.get({ owner, repo, issue_number: data.number });
    expect(after.data.assignees?.map((user) => user.login)).toEqual(["ada"]);
    expect(after.data.comments).toBe(0);
  });
});

describe.each(storeKinds)("a comment (%s)", (kind) => {
  it("/claim claims and assigns, and says so with reactions alone", async () => {
    const world = await planned(kind);
    const comment = await say(world, "ada", "A1", "I will do this.\n/claim");
    const issue = await issueOf(world, "A1");
    expect(issue.assignees).toEqual(["ada"]);
    expect(issue.comments).toEqual(["I will do this.\n/claim"]);
    expect(await reactions(world, comment)).toEqual(["eyes", "+1"]);
    expect(await holder(world, "A1")).toBe("ada/A1");
  });

  it("/claim of what another one holds gets 😕 and the holder", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    const comment = await say(world, "ben", "A1", "/claim");
    expect(await reactions(world, comment)).toEqual(["eyes", "confused"]);
    const issue = await issueOf(world, "A1");
    expect(issue.comments.at(-1)).toMatch(/^@ben `A1` Weld the keel is held by session `ada\/A1` \(`ada`\)/);
    expect(issue.assignees).toEqual(["ada"]);
  });

  it("/release by the holder frees the item; by another one it does nothing", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "A1", "/release");
    expect(await holder(world, "A1")).toBe("ada/A1");
    await say(world, "ada", "A1", "/release");
    expect(await holder(world, "A1")).toBeNull();
    expect((await issueOf(world, "A1")).assignees).toEqual([]);
  });

  it("/claim --as tells two sessions of one login apart", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim --as one");
    const comment = await say(world, "ada", "A1", "/claim --as two");
    expect(await reactions(world, comment)).toEqual(["eyes", "confused"]);
    expect(await holder(world, "A1")).toBe("one");
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
  });

  it("/status and /help answer once each", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A2", "/status\n/help claim");
    const [, answer, ...more] = (await issueOf(world, "A2")).comments;
    expect(more).toEqual([]);
    expect(answer).toMatch(/`A2` Paint the keel: claimed by nobody\.\nIt waits for:\n- `A1`/);
    expect(answer).toContain("/claim [DURATION] [--take] [--as SESSION]");
  });

  it("in a quote or in code is nobody's command; a misspelt one gets the nearest", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "> /claim\n\n`/claim` and\n\n```\n/claim\n```");
    expect(await holder(world, "A1")).toBeNull();
    await say(world, "ada", "A1", "/clain");
    expect((await issueOf(world, "A1")).comments.at(-1)).toMatch(/did you mean \/claim\?/);
  });

  it("that is edited doesn't run", async () => {
    const world = await planned(kind);
    const comment = await say(world, "ada", "A1", "hello");
    const { owner, repo } = world;
    await world.ada.octokit.rest.issues.updateComment({ owner, repo, comment_id: comment, body: "/claim" });
    await world.settle();
    expect(await holder(world, "A1")).toBeNull();
  });
});

it.each(storeKinds)(
  "closing an item's issue unblocks what waits for it, and ends its claim (%s)",
  async (kind) => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    const { number } = await issueOf(world, "A1");
    const { owner, repo } = world;
    await world.mona.octokit.rest.issues.update({
      owner,
      repo,
      issue_number: number,
      state: "closed",
      state_reason: "completed",
    });
    await world.settle();
    expect(await holder(world, "A1")).toBeNull();
    expect((await issueOf(world, "A1")).labels).toContain("status: done");
    expect((await issueOf(world, "A2")).labels).toContain("status: ready");
  },
);
