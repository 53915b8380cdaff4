import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
beforeAll(async () => {
  setup = await setUp({ users: ["ada", "ben", "cleo"] });
});
afterAll(() => setup.close());

interface Item {
  __typename: string;
  id: string;
  createdAt: string;
  actor: { login: string; databaseId: number } | null;
  assignee: { login: string; databaseId: number } | null;
}

const timelineOf = async (number: number, types = "[ASSIGNED_EVENT, UNASSIGNED_EVENT]") => {
  const { repository } = await setup.ada.octokit.graphql<{
    repository: { issue: { timelineItems: { nodes: Item[] } } };
  }>(
    `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
      issue(number: $number) { timelineItems(first: 100, itemTypes: ${types}) { nodes { __typename
        ... on AssignedEvent { id createdAt actor { ...who } assignee { ...user } }
        ... on UnassignedEvent { id createdAt actor { ...who } assignee { ...user } }
        ... on ClosedEvent { actor { ...who } }
        ... on IssueComment { body } } } } } }
      fragment who on Actor { login ... on User { databaseId } }
      fragment user on User { login databaseId }`,
    { ...setup.place, number },
  );
  return repository.issue.timelineItems.nodes;
};

describe("the timeline of an issue", () => {
  test("tells who assigned whom, in the order in which it happened", async () => {
    const { ada, ben, place } = setup;
    const { data: issue } = await ada.octokit.rest.issues.create({
      ...place,
      title: "Whose",
      assignees: ["cleo"],
    });
    const { number } = issue;
    await ben.assign(place, number, "ben", "ada");
    await ada.unassign(place, number, "cleo");
    const items = await timelineOf(number);
    expect(items.map((one) => [one.__typename, one.actor?.login, one.assignee?.login])).toEqual([
      ["AssignedEvent", "ada", "cleo"],
      ["AssignedEvent", "ben", "ben"],
      ["AssignedEvent", "ben", "ada"],
      ["UnassignedEvent", "ada", "cleo"],
    ]);
    for (const one of items) {
      expect(one.actor?.databaseId).toEqual(expect.any(Number));
      expect(one.assignee?.databaseId).toEqual(expect.any(Number));
      expect(Date.parse(one.createdAt)).toBeGreaterThan(0);
    }
    const { data: events } = await ada.octokit.rest.issues.listEvents({ ...place, issue_number: number });
    expect(events.map((one) => one.node_id)).toEqual(items.map((one) => one.id));
    const ids = events.map((one) => one.id);
    expect(ids).toEqual(ids.toSorted((one, other) => one - other));
    expect(events[1]).toMatchObject({
      event: "assigned",
      actor: { login: "ben" },
      assigner: { login: "ben" },
      assignee: { login: "ben", id: expect.any(Number) },
    });
  });

  test("has comments and the closing among them", async () => {
    const { ada, ben, place } = setup;
    const issue_number = await ada.openIssue(place, "Talk");
    const wait = () => new Promise((resolve) => setTimeout(resolve, 2));
    await ben.comment(place, issue_number, "/claim");
    await wait();
    await ben.assign(place, issue_number, "ben");
    await wait();
    await ada.comment(place, issue_number, "Too late");
    await wait();
    await ada.octokit.rest.issues.update({ ...place, issue_number, state: "closed" });
    const types = "[ISSUE_COMMENT, ASSIGNED_EVENT, CLOSED_EVENT]";
    expect((await timelineOf(issue_number, types)).map((one) => one.__typename)).toEqual([
      "IssueComment",
      "AssignedEvent",
      "IssueComment",
      "ClosedEvent",
    ]);
    const { data } = await ada.octokit.rest.issues.listEventsForTimeline({ ...place, issue_number });
    expect(data.map((one) => [one.event, (one as { actor?: { login: string } }).actor?.login])).toEqual([
      ["commented", "ben"],
      ["assigned", "ben"],
      ["commented", "ada"],
      ["closed", "ada"],
    ]);
  });

  test("of all issues is listed newest first", async () => {
    const { ada, place } = setup;
    const issue_number = await ada.openIssue(place, "Last");
    await ada.assign(place, issue_number, "cleo");
    const { data } = await ada.octokit.rest.issues.listEventsForRepo({ ...place, per_page: 2 });
    expect(data).toMatchObject([
      { event: "assigned", issue: { number: issue_number }, assignee: { login: "cleo" } },
      { event: "closed", issue: { title: "Talk" } },
    ]);
    const event_id = Number(data[0]?.id);
    expect((await ada.octokit.rest.issues.getEvent({ ...place, event_id })).data.event).toBe("assigned");
    const missing = ada.octokit.rest.issues.getEvent({ ...place, event_id: 9_999 });
    expect((await refusal(missing)).status).toBe(404);
  });

  test("names nobody where an account is deleted", async () => {
    const { ada, place, sandbox } = setup;
    sandbox.addUser("dan");
    await ada.setRole(place, "dan", "triage");
    const number = await ada.openIssue(place, "Dan's");
    await person(sandbox, "dan").assign(place, number, "ben");
    sandbox.deleteUser("dan");
    expect(await timelineOf(number)).toMatchObject([{ actor: null, assignee: { login: "ben" } }]);
  });
});

describe("the comments of a repository", () => {
  test("are listed since a time, in the order that is wanted, by pages", async () => {
    const { ada, place } = setup;
    const issue_number = await ada.openIssue(place, "Comments");
    const start = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 2));
    const ids: number[] = [];
    for (const body of ["one", "two", "three"]) ids.push(await ada.comment(place, issue_number, body));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await ada.octokit.rest.issues.updateComment({ ...place, comment_id: ids[0] ?? 0, body: "one!" });
    const list = async (query: object) =>
      (await ada.octokit.rest.issues.listCommentsForRepo({ ...place, since: start, ...query })).data.map(
        (one) => one.body,
      );
    expect(await list({})).toEqual(["one!", "two", "three"]);
    expect(await list({ direction: "desc" })).toEqual(["one!", "two", "three"]);
    expect(await list({ sort: "created", direction: "desc" })).toEqual(["three", "two", "one!"]);
    expect(await list({ sort: "updated" })).toEqual(["two", "three", "one!"]);
    expect(await list({ per_page: 2, page: 2 })).toEqual(["three"]);
    const all = await ada.octokit.paginate(ada.octokit.rest.issues.listCommentsForRepo, {
      ...place,
      since: start,
      per_page: 1,
    });
    expect(all.map((one) => one.id)).toEqual(ids);
    // GitHub's times have no parts of a second: what happened within the second of `since` is in.
    const second = `${start.slice(0, 19)}Z`;
    expect(await list({ since: second })).toEqual(expect.arrayContaining(["one!", "two", "three"]));
    expect((await refusal(list({ since: "yesterday" }))).status).toBe(422);
    const { data } = await ada.octokit.rest.issues.listComments({ ...place, issue_number, since: second });
    expect(data.map((one) => one.body)).toEqual(["one!", "two", "three"]);
  });
});
