import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleOf, lacks } from "./examples.js";
import { refusal, type Setup, setUp } from "./receiver.js";

let setup: Setup;
let pull: number;
beforeAll(async () => {
  setup = await setUp();
  const { ben, place } = setup;
  await ben.push(place, { branch: "work", message: "W", files: { "src/a.ts": "1\n2\n3\n" } });
  pull = await ben.openPull(place, { head: "work", title: "Work", body: "Closes #1" });
});
afterAll(() => setup.close());

const query = async <T>(document: string, variables: object = {}): Promise<T> =>
  setup.ada.octokit.graphql<T>(document, { ...setup.place, ...variables });

/** What GitHub's example has and ours lacks, but for what differs with the repository and the time. */
const gaps = (payload: unknown, example: unknown) =>
  lacks(payload, example).filter(
    (path) =>
      !/^(repository|organization|installation|pull_request\.(base|head)\.(repo|user))\b/.test(path) &&
      !/\b(milestone|assignee|merged_by|merge_commit_sha|active_lock_reason|draft)\b/.test(path),
  );

describe("an edit of a body", () => {
  const edited = `fragment edited on Comment { body lastEditedAt editor { login ... on User { databaseId } } }`;

  test("names who made it: of an issue, a pull request, a comment, a review", async () => {
    const { ada, ben, place } = setup;
    const issue_number = await ben.openIssue(place, "Text", "first");
    const comment_id = await ben.comment(place, issue_number, "/claim");
    await ben.comment(place, pull, "on the pull request");
    const { data: review } = await ada.octokit.rest.pulls.createReview({
      ...place,
      pull_number: pull,
      event: "COMMENT",
      body: "/status",
    });
    const document = `query($owner: String!, $repo: String!, $issue: Int!, $pull: Int!) {
      repository(owner: $owner, name: $repo) {
        issue(number: $issue) { ...edited comments(first: 1) { nodes { ...edited } } }
        pullRequest(number: $pull) { ...edited reviews(last: 1) { nodes { ...edited } } } } } ${edited}`;
    const variables = { issue: issue_number, pull };
    const untouched = { editor: null, lastEditedAt: null };
    expect(await query(document, variables)).toMatchObject({
      repository: {
        issue: { ...untouched, comments: { nodes: [untouched] } },
        pullRequest: { ...untouched, reviews: { nodes: [untouched] } },
      },
    });

    await ben.octokit.rest.issues.update({ ...place, issue_number, title: "Only the title" });
    expect(await query(document, variables)).toMatchObject({ repository: { issue: untouched } });
    await ada.octokit.rest.issues.update({ ...place, issue_number, body: "second" });
    await ada.octokit.rest.issues.updateComment({ ...place, comment_id, body: "/claim --as ada" });
    await ada.octokit.rest.pulls.update({ ...place, pull_number: pull, body: "Closes #2" });
    await ada.octokit.rest.pulls.updateReview({
      ...place,
      pull_number: pull,
      review_id: review.id,
      body: "/done",
    });
    const { data: me } = await ada.octokit.rest.users.getAuthenticated();
    const by = (body: string) => {
      return { body, editor: { login: "ada", databaseId: me.id }, lastEditedAt: expect.any(String) };
    };
    expect(await query(document, variables)).toMatchObject({
      repository: {
        issue: { ...by("second"), comments: { nodes: [by("/claim --as ada")] } },
        pullRequest: { ...by("Closes #2"), reviews: { nodes: [by("/done")] } },
      },
    });
    expect((await setup.last("pull_request_review.edited")).payload).toMatchObject({
      review: { body: "/done" },
      changes: { body: { from: "/status" } },
      sender: { login: "ada" },
    });
  });

  test("is seen by a later read of the comment, and makes it newer than it was", async () => {
    const { ben, place } = setup;
    const issue_number = await ben.openIssue(place, "Read", "text");
    const comment_id = await ben.comment(place, issue_number, "before");
    const read = async () => (await ben.octokit.rest.issues.getComment({ ...place, comment_id })).data;
    const before = await read();
    expect(before).toMatchObject({ body: "before", updated_at: before.created_at });
    // Within its second an edit can't be told by the times.
    await new Promise((resolve) => setTimeout(resolve, 1_001));
    await ben.octokit.rest.issues.updateComment({ ...place, comment_id, body: "after" });
    const after = await read();
    expect(after).toMatchObject({ body: "after", created_at: before.created_at });
    expect(Date.parse(after.updated_at)).toBeGreaterThan(Date.parse(before.updated_at));
    const { payload } = await setup.last("issue_comment.edited");
    expect(payload).toMatchObject({
      changes: { body: { from: "before" } },
      comment: { body: "after", created_at: before.created_at, updated_at: after.updated_at },
    });
    expect(gaps(payload, exampleOf("issue_comment", "edited"))).toEqual([]);
  });

  test("to the same is none", async () => {
    const { ben, place } = setup;
    const issue_number = await ben.openIssue(place, "Same");
    const comment_id = await ben.comment(place, issue_number, "same");
    await setup.events();
    await ben.octokit.rest.issues.updateComment({ ...place, comment_id, body: "same" });
    expect(await setup.events()).toEqual([]);
  });
});

describe("a delivery of a text has the shape of GitHub's", () => {
  test("for a comment, and says who wrote it", async () => {
    const { ada, ben, place } = setup;
    const issue_number = await ada.openIssue(place, "Shape", "text");
    await ben.comment(place, issue_number, "text");
    const { payload } = await setup.last("issue_comment.created");
    expect(gaps(payload, exampleOf("issue_comment", "created"))).toEqual([]);
    expect(payload.comment).toMatchObject({
      user: { login: "ben", type: "User", id: expect.any(Number) },
      author_association: "COLLABORATOR",
      updated_at: payload.comment.created_at,
    });
  });

  test("for a review", async () => {
    const { ada, place } = setup;
    await ada.review(place, pull, "APPROVE", "/ready");
    const { payload } = await setup.last("pull_request_review.submitted");
    expect(gaps(payload, exampleOf("pull_request_review", "submitted"))).toEqual([]);
    expect(payload.review).toMatchObject({
      body: "/ready",
      state: "approved",
      user: { login: "ada", type: "User", id: expect.any(Number) },
      author_association: "MEMBER",
    });
  });

  test("for a comment on a line", async () => {
    const { ada, place } = setup;
    await setup.events();
    const comment = { ...place, pull_number: pull, body: "/status", path: "src/a.ts", line: 2 };
    const { data } = await ada.octokit.rest.pulls.createReviewComment({ ...comment, commit_id: "" });
    expect(await setup.events()).toEqual([
      "pull_request_review_comment.created",
      "pull_request_review.submitted",
    ]);
    const { payload } = await setup.last("pull_request_review_comment.created");
    expect(gaps(payload, exampleOf("pull_request_review_comment", "created"))).toEqual([]);
    expect(payload.comment).toMatchObject({ id: data.id, user: { login: "ada" }, path: "src/a.ts", line: 2 });
    expect((await setup.last("pull_request_review.submitted")).payload.review).toMatchObject({
      id: data.pull_request_review_id,
      body: null,
      state: "commented",
    });
  });
});

describe("comments on lines", () => {
  const create = async (body: string) =>
    (
      await setup.ada.octokit.rest.pulls.createReviewComment({
        ...setup.place,
        pull_number: pull,
        body,
        path: "src/a.ts",
        line: 1,
        commit_id: "",
      })
    ).data;

  test("are answered in their thread", async () => {
    const { ben, place } = setup;
    const first = await create("What is this?");
    const reply = (comment_id: number, body: string) =>
      ben.octokit.rest.pulls.createReplyForReviewComment({ ...place, pull_number: pull, comment_id, body });
    const { data: second } = await reply(first.id, "A file");
    const { data: third } = await reply(second.id, "Really");
    expect([second, third]).toMatchObject([
      { in_reply_to_id: first.id, path: "src/a.ts", line: 1, body: "A file", user: { login: "ben" } },
      { in_reply_to_id: first.id, body: "Really" },
    ]);
    expect((await setup.last("pull_request_review_comment.created")).payload.comment).toMatchObject({
      id: third.id,
      in_reply_to_id: first.id,
    });
    expect((await refusal(reply(999, "Nothing"))).status).toBe(404);
    const { node } = await query<{ node: object }>(
      `query($id: ID!) { node(id: $id) { ... on PullRequestReviewComment {
        databaseId body path replyTo { databaseId } author { login } } } }`,
      { id: third.node_id },
    );
    expect(node).toEqual({
      databaseId: third.id,
      body: "Really",
      path: "src/a.ts",
      replyTo: { databaseId: first.id },
      author: { login: "ben" },
    });
  });

  test("take reactions, which are counted", async () => {
    const { place } = setup;
    const { id: comment_id } = await create("React!");
    const app = setup.asInstallation();
    const react = () =>
      app.request("POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions", {
        ...place,
        comment_id,
        content: "eyes",
      });
    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    const { data } = await setup.ben.octokit.rest.reactions.listForPullRequestReviewComment({
      ...place,
      comment_id,
    });
    expect(data).toMatchObject([{ content: "eyes", user: { login: "signalbox[bot]", type: "Bot" } }]);
    const { data: comment } = await setup.ben.octokit.rest.pulls.getReviewComment({ ...place, comment_id });
    expect(comment.reactions).toMatchObject({ total_count: 1, eyes: 1 });
  });

  test("of a review are announced when it is submitted", async () => {
    const { ada, place } = setup;
    await setup.events();
    const target = { ...place, pull_number: pull };
    const comments = [
      { path: "src/a.ts", line: 1, body: "one" },
      { path: "src/a.ts", position: 3, body: "two" },
    ];
    const { data } = await ada.octokit.rest.pulls.createReview({ ...target, comments });
    expect(await setup.events()).toEqual([]);
    await ada.octokit.rest.pulls.submitReview({ ...target, review_id: data.id, event: "COMMENT" });
    const both = ["pull_request_review_comment.created", "pull_request_review_comment.created"];
    expect(await setup.events()).toEqual(["pull_request_review.submitted", ...both]);
    await ada.octokit.rest.pulls.createReview({ ...target, comments, event: "COMMENT", body: "/inbox" });
    expect(await setup.events()).toEqual(["pull_request_review.submitted", ...both]);
    const { data: listed } = await ada.octokit.rest.pulls.listCommentsForReview({
      ...target,
      review_id: data.id,
    });
    expect(listed.map((one) => [one.body, one.diff_hunk])).toEqual([
      ["one", "@@ -0,0 +1,3 @@\n+1\n+2\n+3"],
      ["two", "@@ -0,0 +1,3 @@\n+1\n+2\n+3"],
    ]);
  });

  test.each([
    ["without a text", { body: " " }, "body can't be blank"],
    ["nowhere", { path: "" }, "path is missing"],
    ["on no line", { line: 1.5 }, "line is missing"],
  ])("%s are refused", async (_what, change, message) => {
    const comment = { body: "x", path: "src/a.ts", line: 1, commit_id: "", ...change };
    const asked = setup.ada.octokit.rest.pulls.createReviewComment({
      ...setup.place,
      pull_number: pull,
      ...comment,
    });
    expect(await refusal(asked)).toEqual({ status: 422, message });
  });
});

test("GraphQL reacts to a review, which REST can't", async () => {
  const { ada, place } = setup;
  const { data } = await ada.octokit.rest.pulls.createReview({
    ...place,
    pull_number: pull,
    event: "COMMENT",
    body: "/claim",
  });
  const app = setup.asInstallation();
  const react = (mutation: string) =>
    app.graphql(
      `mutation($id: ID!) { ${mutation}(input: {subjectId: $id, content: EYES}) { reaction { content } } }`,
      { id: data.node_id },
    );
  const reactions = () =>
    query(
      `query($id: ID!) { node(id: $id) { ... on PullRequestReview { reactions(first: 9) { nodes { content } } } } }`,
      { id: data.node_id },
    );
  await react("addReaction");
  expect(await reactions()).toEqual({ node: { reactions: { nodes: [{ content: "EYES" }] } } });
  await react("removeReaction");
  expect(await reactions()).toEqual({ node: { reactions: { nodes: [] } } });
});

test("times have no parts of seconds, in answers as in deliveries", async () => {
  const { ada, place } = setup;
  const issue_number = await ada.openIssue(place, "When?", "At 2026-11-30T08:00:00.123Z");
  const { payload, text } = await setup.last("issues.opened");
  expect(payload.issue.created_at).toMatch(/T\d\d:\d\d:\d\dZ$/);
  expect(text.match(/"[^"]{19}\.\d{3}Z"/)).toBeNull();
  const { data } = await ada.octokit.rest.issues.get({ ...place, issue_number });
  expect(data).toMatchObject({ created_at: payload.issue.created_at, body: payload.issue.body });
  const { repository } = await query<{ repository: { issue: { createdAt: string; body: string } } }>(
    `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
      issue(number: $number) { createdAt body } } }`,
    { number: issue_number },
  );
  expect(repository.issue).toEqual({
    createdAt: payload.issue.created_at,
    body: "At 2026-11-30T08:00:00.123Z",
  });
});
