import { expect, it } from "vitest";
import { MemoryBoards } from "../../../src/app/board/memory-boards.js";
import { item, plan } from "../../core/board/plans.js";
import { sandboxBoard } from "./sandbox-board.js";

const a = { title: "Lay the track", track: "rails" };
const b = item("B", { dependsOn: ["A"], track: "trains" });
const two = plan(item("A", a), b);

async function synced() {
  const board = await sandboxBoard("acme", new MemoryBoards());
  await board.sync(two);
  const issues = async () =>
    (await board.ada.rest.issues.listForRepo({ ...board.place, state: "all", per_page: 100 })).data;
  const issue = (await issues()).find(({ title }) => title === "Lay the track");
  if (!issue) throw new Error("A has no issue");
  return { ...board, issues, issue_number: issue.number };
}

it("an issue that people locked follows the plan like any other", async () => {
  const { sandbox, sync, ada, place, issue_number } = await synced();
  try {
    await ada.rest.issues.lock({ ...place, issue_number, lock_reason: "resolved" });
    const other = plan(item("A", { ...a, title: "Lay the rails" }), b);
    expect(await sync(other)).toMatchObject({ problems: [], updated: 1 });
    expect((await ada.rest.issues.get({ ...place, issue_number })).data).toMatchObject({
      title: "Lay the rails",
      locked: true,
    });
    expect(await sync(other)).toMatchObject({ writes: 0 });
  } finally {
    await sandbox.close();
  }
});

it("an issue that was converted to a discussion is not done, is left alone and not made again, which is said", async () => {
  const { sandbox, sync, ada, place, issues, issue_number } = await synced();
  try {
    await fetch(`${sandbox.url}/_sandbox/conversions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        repository: `${place.owner}/${place.repo}`,
        issue: issue_number,
        login: "ada",
      }),
    });
    const before = (await ada.rest.issues.get({ ...place, issue_number })).data;
    expect(before).toMatchObject({ state: "closed", locked: true });
    const result = await sync(two);
    expect(result.created).toBe(0);
    expect(result.problems).toEqual([
      expect.stringMatching(
        /^The issue of A was converted to a discussion \(http.*\)\. It is not made again; delete the issue, or take the item out of the plan\.$/,
      ),
    ]);
    expect(result.statuses.get("B")).toBe("blocked");
    expect((await ada.rest.issues.get({ ...place, issue_number })).data).toEqual(before);
    expect((await issues()).filter(({ title }) => title.startsWith("Track:"))).toEqual([
      expect.objectContaining({ state: "open" }),
      expect.objectContaining({ state: "open" }),
    ]);
    expect(await sync(two)).toMatchObject({ writes: 0, problems: result.problems });
    // The database is lost, or it is a sync by a token.
    const anew = { boards: new MemoryBoards() };
    expect(await sync(two, anew)).toMatchObject({ created: 0, problems: result.problems });
    expect(await sync(two, anew)).toMatchObject({ writes: 0, problems: result.problems });
    await ada.graphql("mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }", {
      id: before.node_id,
    });
    expect(await sync(two, anew)).toMatchObject({ created: 1, problems: [] });
  } finally {
    await sandbox.close();
  }
});
