import { describe, expect, it } from "vitest";
import { createComment, deleteComment, findComment, updateComment } from "../../src/github/comments.js";
import { assign, issueSnapshot, unassign } from "../../src/github/issues.js";
import { react } from "../../src/github/reactions.js";
import { github, keepOffline, repoPath, takeSeat } from "./seat.js";

keepOffline();

const issuePath = `${repoPath}/issues/4`;
const commentPath = `${repoPath}/issues/comments/90`;
const missing = { message: "Not Found" };

describe("an issue", () => {
  it("is one request", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .get(issuePath)
      .reply(200, {
        number: 4,
        title: "Paint it",
        state: "closed",
        assignees: [
          { id: 1, login: "ada", type: "User" },
          { id: 2, login: "grace[bot]", type: "Bot" },
        ],
        body: null,
        user: null,
      });
    expect(await issueSnapshot(seat, 4)).toEqual({
      number: 4,
      title: "Paint it",
      body: "",
      state: "closed",
      assignees: ["ada", "grace[bot]"],
      accounts: [
        { id: 1, login: "ada", bot: false },
        { id: 2, login: "grace[bot]", bot: true },
      ],
      isPull: false,
    });
    expect(requests).toHaveLength(1);
  });

  it("may be a pull request, and have nobody", async () => {
    const { seat } = await takeSeat();
    github()
      .get(issuePath)
      .reply(200, { number: 4, title: "x", state: "open", assignees: null, pull_request: { url: "x" } });
    expect(await issueSnapshot(seat, 4)).toMatchObject({ isPull: true, assignees: [], state: "open" });
  });

  it.each([404, 410])("that is gone (%i) is null", async (status) => {
    const { seat } = await takeSeat();
    github().get(issuePath).reply(status, missing);
    expect(await issueSnapshot(seat, 4)).toBeNull();
  });

  it.each([
    ["in the same repository, which was renamed, is the issue", 31, 4],
    ["in another repository is null", 77, null],
  ])("found by redirection %s", async (_, repositoryId, number) => {
    const { seat } = await takeSeat();
    const elsewhere = `/repositories/${repositoryId}/issues/4`;
    github()
      .get(issuePath)
      .reply(301, {}, { location: `https://api.github.com${elsewhere}` })
      .get(elsewhere)
      .reply(200, { number: 4, title: "x", state: "open", assignees: [] });
    expect((await issueSnapshot(seat, 4))?.number ?? null).toBe(number);
  });

  it("is assigned and unassigned by one request each", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .post(`${issuePath}/assignees`, { assignees: ["ada"] })
      .reply(201, {})
      .delete(`${issuePath}/assignees`, { assignees: ["ada"] })
      .reply(200, {});
    await assign(seat, 4, "ada");
    await unassign(seat, 4, "ada");
    expect(requests).toHaveLength(2);
  });

  it("that is gone, or takes no such assignee, is left alone", async () => {
    const { seat } = await takeSeat();
    github()
      .post(`${issuePath}/assignees`)
      .reply(422, { message: "Validation Failed" })
      .post(`${issuePath}/assignees`)
      .reply(404, missing)
      .delete(`${issuePath}/assignees`)
      .reply(410, missing);
    await assign(seat, 4, "nobody");
    await assign(seat, 4, "ada");
    await unassign(seat, 4, "ada");
  });

  it("that may not be written is an error", async () => {
    const { seat } = await takeSeat();
    const message = "Resource not accessible by integration";
    github().post(`${issuePath}/assignees`).reply(403, { message });
    await expect(assign(seat, 4, "ada")).rejects.toThrow(message);
  });
});

describe("a comment", () => {
  it("is written by one request, cut to what GitHub takes", async () => {
    const { seat, requests } = await takeSeat();
    let written = "";
    github()
      .post(`${issuePath}/comments`)
      .reply(201, (_uri, body) => {
        written = (body as { body: string }).body;
        return { id: 90 };
      });
    expect(await createComment(seat, 4, "c".repeat(70_000))).toBe(90);
    expect(written).toHaveLength(65_536);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ["in a locked conversation", 403, "Unable to create comment because issue is locked.", "locked"],
    ["on an issue that is gone", 410, "This issue was deleted", "missing"],
  ])("%s is an error that can be said", async (_, status, message, kind) => {
    const { seat } = await takeSeat();
    github().post(`${issuePath}/comments`).reply(status, { message });
    await expect(createComment(seat, 4, "Hello")).rejects.toMatchObject({ name: "GitHubProblem", kind });
  });

  it("is updated, unless it is gone", async () => {
    const { seat } = await takeSeat();
    github().patch(commentPath, { body: "New" }).reply(200, {}).patch(commentPath).reply(404, missing);
    expect(await updateComment(seat, 90, "New")).toBe("updated");
    expect(await updateComment(seat, 90, "New")).toBe("gone");
  });

  it("is deleted, unless it is gone", async () => {
    const { seat } = await takeSeat();
    github().delete(commentPath).reply(204).delete(commentPath).reply(404, missing);
    await deleteComment(seat, 90);
    await deleteComment(seat, 90);
  });

  it("is found by its marker, and only where our bot wrote it", async () => {
    const { seat, requests } = await takeSeat();
    const marker = "<!-- signalbox:verdict -->";
    const chatter = Array.from({ length: 99 }, (_, id) => ({ id, body: "hm", user: { login: "ada" } }));
    github()
      .get(`${issuePath}/comments`)
      .query({ per_page: 100, page: 1 })
      .reply(200, [{ id: 500, body: `> ${marker}`, user: { login: "ada" } }, ...chatter])
      .get(`${issuePath}/comments`)
      .query({ per_page: 100, page: 2 })
      .reply(200, [
        { id: 501, body: marker, user: null },
        { id: 502, body: null, user: { login: "signalbox[bot]" } },
        { id: 503, body: `${marker}\nHello`, user: { login: "Signalbox[bot]" } },
      ]);
    expect(await findComment(seat, 4, marker, "signalbox[bot]")).toEqual({
      id: 503,
      body: `${marker}\nHello`,
      author: "Signalbox[bot]",
    });
    expect(requests).toHaveLength(2);
  });

  it("that nobody wrote is null", async () => {
    const { seat } = await takeSeat();
    github().get(`${issuePath}/comments`).query(true).reply(200, []);
    expect(await findComment(seat, 4, "x", "signalbox[bot]")).toBeNull();
  });

  it("gets a reaction by one request, unless it is gone", async () => {
    const { seat, requests } = await takeSeat();
    github()
      .post(`${commentPath}/reactions`, { content: "eyes" })
      .reply(201, {})
      .post(`${commentPath}/reactions`, { content: "hooray" })
      .reply(404, missing);
    await react(seat, "thread", 90, "eyes");
    await react(seat, "thread", 90, "hooray");
    expect(requests).toHaveLength(2);
  });
});
