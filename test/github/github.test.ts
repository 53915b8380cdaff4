import { describe, expect, it } from "vitest";
import { createGitHub } from "../../src/github/github.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import { github, keepOffline, probotWith, repoPath, repository } from "./seat.js";

keepOffline();

function port() {
  const requests: RequestEntry[] = [];
  const probot = probotWith({ onRequest: (entry) => requests.push(entry) });
  return { port: createGitHub({ probot }), requests };
}

const app = () => github().get("/app").reply(200, { slug: "signalbox" });

describe("GitHub as the use cases see it", () => {
  it("asks for the App's slug once", async () => {
    const { port: host, requests } = port();
    app();
    expect(await Promise.all([host.slug(), host.slug()])).toEqual(["signalbox", "signalbox"]);
    await host.repository(repository);
    await host.repository(repository);
    expect(requests).toHaveLength(1);
  });

  it("asks again where that failed", async () => {
    const { port: host } = port();
    github().get("/app").reply(401, { message: "Bad credentials" });
    await expect(host.slug()).rejects.toThrow("Bad credentials");
    app();
    expect(await host.slug()).toBe("signalbox");
  });

  it("lists the repositories of an installation that can be written to", async () => {
    const { port: host, requests } = port();
    const shown = (id: number, more = {}) => ({
      id,
      name: `r${id}`,
      owner: { login: "north", type: "Organization" },
      default_branch: "main",
      archived: false,
      ...more,
    });
    const page = (number: number, repositories: unknown[]) =>
      github()
        .get("/installation/repositories")
        .query({ per_page: 100, page: number })
        .reply(200, { total_count: 102, repositories });
    page(
      1,
      Array.from({ length: 100 }, (_, id) => shown(id + 1)),
    );
    page(2, [shown(101, { archived: true }), shown(102, { owner: { login: "ada", type: "User" } })]);
    const repositories = await host.installed(7);
    expect(repositories).toHaveLength(101);
    expect(repositories.at(-1)).toEqual({
      id: 102,
      installationId: 7,
      owner: "ada",
      name: "r102",
      ownerType: "User",
      defaultBranch: "main",
    });
    expect(requests).toHaveLength(2);
  });

  it("is a repository whose methods go to GitHub in its place", async () => {
    const { port: host, requests } = port();
    app();
    const signals = await host.repository(repository);
    expect(signals.repository).toBe(repository);
    const found = { id: 1, body: "<!-- m -->", user: { login: "signalbox[bot]" } };
    github()
      .get(`${repoPath}/issues/4/comments`)
      .query(true)
      .reply(200, [found])
      .post(`${repoPath}/issues/4/comments`, { body: "Hello" })
      .reply(201, { id: 2 });
    expect(await signals.findComment(4, "<!-- m -->")).toMatchObject({ id: 1 });
    expect(await signals.comment(4, "Hello")).toBe(2);
    expect(requests.map(({ route }) => route)).toEqual([
      "/app",
      "/repos/{owner}/{repo}/issues/{issue_number}/comments",
      "/repos/{owner}/{repo}/issues/{issue_number}/comments",
    ]);
  });
});
